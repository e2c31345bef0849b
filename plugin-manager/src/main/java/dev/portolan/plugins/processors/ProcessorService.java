package dev.portolan.plugins.processors;

import dev.portolan.contracts.CatalogOverlays.Overlay;
import dev.portolan.contracts.EntityRef;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.processors.WaitingRepository.Waiting;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.ScheduleService;
import dev.portolan.plugins.shares.Page;
import dev.portolan.plugins.shares.Share;
import dev.portolan.plugins.shares.ShareService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps which entities of the current tenant wait for processors, and tells the catalog what came of it.
@ApplicationScoped
@Transactional
class ProcessorService {
    private final WaitingRepository waiting;
    private final ShareService shares;
    private final ScheduleService schedules;
    private final ExtensionService extensions;

    ProcessorService(
            WaitingRepository waiting, ShareService shares, ScheduleService schedules, ExtensionService extensions) {
        this.waiting = waiting;
        this.shares = shares;
        this.schedules = schedules;
        this.extensions = extensions;
    }

    /// Has all processors of the tenant look at entities.
    ///
    /// @param depths how many events, each caused by the one before it, lead to that, the change included
    void changed(Map<EntityRef, Integer> depths) {
        if (depths.isEmpty() || schedules.hasNone(ExtensionPoint.CATALOG_PROCESSOR)) {
            return;
        }
        for (var active : extensions.at(ExtensionPoint.CATALOG_PROCESSOR)) {
            var id = active.extension().id();
            waiting.put(Share.of(active.installation(), id), depths);
            var _ = schedules.happened(active.installation().id(), id, null, 0);
        }
    }

    /// Forgets what was added to entities that are gone: the catalog has let it go with them.
    void deleted(Collection<EntityRef> refs) {
        if (refs.isEmpty() || schedules.hasNone(ExtensionPoint.CATALOG_PROCESSOR)) {
            return;
        }
        for (var active : extensions.at(ExtensionPoint.CATALOG_PROCESSOR)) {
            var share = Share.of(active.installation(), active.extension().id());
            refs.forEach(ref -> shares.lost(share, ref.toString()));
        }
    }

    List<Waiting> some(Share share, int most) {
        return waiting.some(share, most);
    }

    /// Those of some entities to which something is added.
    List<String> known(Share share, List<String> refs) {
        return shares.known(share, refs);
    }

    /// Tells what came of entities that have waited.
    ///
    /// @return whether the run is still this process'
    boolean looked(Share share, Run run, List<Waiting> looked, Page<Overlay> page, String position) {
        if (!shares.page(share, OverlayTelling.OVERLAYS, run, page, position)) {
            return false;
        }
        waiting.done(share, looked);
        return true;
    }

    /// Tells a page of a look at all entities.
    ///
    /// @return whether the run is still this process'
    boolean passed(Share share, Run run, Page<Overlay> page, String position) {
        return shares.page(share, OverlayTelling.OVERLAYS, run, page, position);
    }

    /// Takes out what a look at all entities has not named.
    ///
    /// @return whether there may be more
    boolean retire(Share share, Run run, String position) {
        return shares.retire(share, OverlayTelling.OVERLAYS, run, position);
    }

    void retract(Share share) {
        waiting.forget(share);
        shares.retract(share, OverlayTelling.OVERLAYS, true);
    }
}
