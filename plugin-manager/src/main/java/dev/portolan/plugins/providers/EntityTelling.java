package dev.portolan.plugins.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.shares.Telling;
import dev.portolan.streams.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Entities of a plugin's own, as a descriptor file would have them.
final class EntityTelling implements Telling<JsonNode> {
    static final EntityTelling ENTITIES = new EntityTelling();

    private EntityTelling() {}

    @Override
    public String type() {
        return "catalog.mutation";
    }

    @Override
    public Optional<String> nameOf(JsonNode entity) {
        return EntityClient.refOf(entity).map(EntityRef::toString);
    }

    @Override
    public CatalogMutation event(
            TenantId tenant, String provider, Mode mode, List<JsonNode> added, List<String> removed, boolean ended) {
        return new CatalogMutation(
                tenant,
                provider,
                mode,
                added.stream().map(EntityTelling::map).toList(),
                removed.stream().map(EntityRef::parse).toList(),
                ended ? true : null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode entity) {
        return Json.read(Json.write(entity), Map.class);
    }
}
