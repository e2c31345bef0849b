package dev.portolan.catalog.entities;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Keeps what plugins add to entities of the current tenant. What is added to an entity goes with it.
@ApplicationScoped
@Transactional
public class OverlayService {
    private final EntityRepository entities;
    private final OverlayRepository overlays;
    private final Stitcher stitcher;

    OverlayService(EntityRepository entities, OverlayRepository overlays, Stitcher stitcher) {
        this.entities = entities;
        this.overlays = overlays;
        this.stitcher = stitcher;
    }

    /// Changes what one provider adds to some entities. Those that are not there are left out: they are told to
    /// plugins when they come.
    ///
    /// @param added by reference; each takes the place of the former one
    /// @param removed references of entities to which nothing is added any more
    public void change(String provider, Map<String, Overlay> added, Set<String> removed) {
        entities.lock();
        var there = new HashMap<String, Overlay>();
        for (var kept : entities.byRefs(added.keySet())) {
            var overlay = added.get(kept.ref());
            if (overlay != null) {
                there.put(kept.ref(), overlay);
            }
        }
        var touched = overlays.remove(provider, removed);
        if (!there.isEmpty()) {
            touched.addAll(overlays.put(provider, there));
        }
        stitcher.stitch(touched);
    }

    /// References of the entities to which a provider adds something.
    public Set<String> refsOf(String provider) {
        return overlays.refsOf(provider);
    }
}
