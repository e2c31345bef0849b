package dev.portolan.plugins.entities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.entities.EntityClient.EntityPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads entities of the current tenant for work in the background, in the name of the plugin that it is done for.
@ApplicationScoped
public class EntityReader {
    private final EntityClient entities;
    private final ServiceTokens tokens;
    private final TenantStates tenants;
    private final CurrentTenant current;

    EntityReader(EntityClient entities, ServiceTokens tokens, TenantStates tenants, CurrentTenant current) {
        this.entities = entities;
        this.tokens = tokens;
        this.tenants = tenants;
        this.current = current;
    }

    /// @throws ProblemException `unavailable` when the catalog does not answer
    public Optional<JsonNode> get(PluginId plugin, EntityRef ref) {
        var slug = slug();
        return entities.get(slug, ref, token(slug, plugin));
    }

    /// @param predicate of the catalog's language
    /// @param most entities of a page
    /// @throws ProblemException `unavailable` when the catalog does not answer
    public EntityPage page(PluginId plugin, JsonNode predicate, @Nullable String cursor, int most) {
        var slug = slug();
        return entities.page(slug, predicate, cursor, most, token(slug, plugin));
    }

    private Slug slug() {
        return tenants.of(current.id())
                .map(TenantState::slug)
                .orElseThrow(() -> new ProblemException(Common.UNAVAILABLE, "The organization is not known yet."));
    }

    private String token(Slug slug, PluginId plugin) {
        return tokens.forTenant(slug, "plugin:" + plugin, List.of(Permissions.CATALOG_ENTITY_READ));
    }
}
