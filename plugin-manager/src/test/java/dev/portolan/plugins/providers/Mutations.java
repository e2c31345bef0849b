package dev.portolan.plugins.providers;

import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.world.Portal;
import dev.portolan.streams.Json;
import dev.portolan.testkit.TestTopics;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What the catalog has been told of a tenant's provider.
final class Mutations {
    private Mutations() {}

    static List<CatalogMutation> of(Portal portal, String provider) {
        var key = portal.tenant().id() + "/" + provider;
        return TestTopics.read(Topics.CATALOG_MUTATIONS).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> Json.read(record.value(), CatalogMutation.class))
                .toList();
    }

    /// Names of what a catalog has that does as it is told.
    static TreeSet<String> names(Portal portal, String provider) {
        var names = new TreeSet<String>();
        for (var mutation : of(portal, provider)) {
            if (mutation.mode() == CatalogMutation.Mode.FULL) {
                names.clear();
            }
            mutation.removed().stream().map(EntityRef::name).forEach(names::remove);
            mutation.added().stream()
                    .map(entity -> (Map<?, ?>) entity.get("metadata"))
                    .map(metadata -> String.valueOf(metadata.get("name")))
                    .forEach(names::add);
        }
        return names;
    }
}
