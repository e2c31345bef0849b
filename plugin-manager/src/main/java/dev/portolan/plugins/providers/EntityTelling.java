package dev.portolan.plugins.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.shares.Telling;
import dev.portolan.streams.Json;
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
    public CatalogMutation event(TenantId tenant, String provider, Change<JsonNode> change) {
        return new CatalogMutation(
                tenant,
                provider,
                change.mode(),
                change.added().stream().map(EntityTelling::map).toList(),
                change.removed().stream().map(EntityRef::parse).toList(),
                change.ended() ? true : null,
                change.depth());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode entity) {
        return Json.read(Json.write(entity), Map.class);
    }
}
