package dev.portolan.plugins.processors;

import dev.portolan.contracts.CatalogOverlays;
import dev.portolan.contracts.CatalogOverlays.Overlay;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.shares.Telling;
import java.util.Optional;

/// What is added to entities that others keep, by their references.
final class OverlayTelling implements Telling<Overlay> {
    static final OverlayTelling OVERLAYS = new OverlayTelling();

    private OverlayTelling() {}

    @Override
    public String type() {
        return "catalog.overlays";
    }

    @Override
    public Optional<String> nameOf(Overlay overlay) {
        return Optional.of(overlay.ref().toString());
    }

    @Override
    public CatalogOverlays event(TenantId tenant, String provider, Change<Overlay> change) {
        return new CatalogOverlays(
                tenant,
                provider,
                change.mode(),
                change.added(),
                change.removed().stream().map(EntityRef::parse).toList(),
                change.depth());
    }
}
