package dev.portolan.catalog.overlays;

import dev.portolan.catalog.spaces.SpaceService;
import dev.portolan.contracts.CatalogOverlays;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes what plugins add to entities, in the order of each processor.
@ApplicationScoped
class OverlayConsumer {
    private static final String TYPE = "catalog.overlays";

    private final EventConsumers consumers;
    private final OverlayIntake intake;
    private final SpaceService spaces;

    OverlayConsumer(EventConsumers consumers, OverlayIntake intake, SpaceService spaces) {
        this.consumers = consumers;
        this.intake = intake;
        this.spaces = spaces;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("overlays", Topics.CATALOG_MUTATIONS, this::take);
    }

    /// @throws IllegalArgumentException when the event is not its tenant's, or the tenant is not there
    private void take(CloudEvent head, byte @Nullable [] data) {
        if (!head.type().equals(TYPE)) {
            return;
        }
        if (data == null) {
            throw new IllegalArgumentException("there is nothing in it");
        }
        var overlays = Json.read(data, CatalogOverlays.class);
        if (!Objects.equals(overlays.tenant(), head.tenant())) {
            throw new IllegalArgumentException("the overlays are another tenant's than the event");
        }
        if (!spaces.exists()) {
            throw new IllegalArgumentException("the tenant has no catalog here");
        }
        if (overlays.provider() == null || overlays.mode() == null) {
            throw new IllegalArgumentException("the overlays name no provider, or no mode");
        }
        intake.take(overlays);
    }
}
