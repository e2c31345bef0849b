package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The host function `catalog.get`: one entity, read in the installation's own name.
@ApplicationScoped
class CatalogGet implements HostFunction {
    private final EntityClient entities;
    private final ServiceTokens tokens;

    CatalogGet(EntityClient entities, ServiceTokens tokens) {
        this.entities = entities;
        this.tokens = tokens;
    }

    @Override
    public HostName name() {
        return HostName.CATALOG_GET;
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var target = call.target();
        if (!target.setup().grants().allows(Permissions.CATALOG_ENTITY_READ)) {
            return new HostResult.Refused(
                    "not_permitted", "Reading the catalog is not among what an admin has consented to.");
        }
        try {
            var ref = EntityRef.parse(argument.path("ref").asText());
            var actor = "plugin:" + target.release().plugin();
            var token = tokens.forTenant(target.slug(), actor, List.of(Permissions.CATALOG_ENTITY_READ));
            return entities.get(target.slug(), ref, token)
                    .<HostResult>map(HostResult.Ok::new)
                    .orElseGet(() -> new HostResult.Refused("not_found", "There is no entity " + ref + "."));
        } catch (IllegalArgumentException e) {
            return new HostResult.Refused("invalid", "The reference " + e.getMessage() + ".");
        } catch (ProblemException e) {
            return new HostResult.Refused("unreachable", String.valueOf(e.getMessage()));
        }
    }
}
