package dev.portolan.plugins.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.RunResult;
import dev.portolan.plugins.schedules.ScheduledWork;
import dev.portolan.plugins.shares.Listings;
import dev.portolan.plugins.shares.Share;
import dev.portolan.plugins.shares.ShareService;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/// Has providers say what their entities are. What they brought stays while their plugin is disabled, and goes with it.
@ApplicationScoped
class ProviderWork implements ScheduledWork {
    private final Listings listings;
    private final ShareService shares;

    ProviderWork(Listings listings, ShareService shares) {
        this.listings = listings;
        this.shares = shares;
    }

    @Override
    public ExtensionPoint point() {
        return ExtensionPoint.CATALOG_PROVIDER;
    }

    @Override
    public RunResult run(ActiveExtension active, Run run) {
        return listings.run(active, run, EntityTelling.ENTITIES, input(run.occasion()), EntityListing::read);
    }

    @Override
    public void stopped(Installation installation, String extension, boolean gone) {
        if (gone) {
            shares.retract(Share.of(installation, extension), EntityTelling.ENTITIES, true);
        }
    }

    private static ObjectNode input(Run.Occasion occasion) {
        var input = JsonNodeFactory.instance
                .objectNode()
                .put("reason", occasion.reason().told());
        if (occasion.since() != null) {
            input.put("since", occasion.since().toString());
        }
        if (occasion.event() != null) {
            input.set("event", Json.read(occasion.event().getBytes(StandardCharsets.UTF_8), JsonNode.class));
        }
        return input;
    }
}
