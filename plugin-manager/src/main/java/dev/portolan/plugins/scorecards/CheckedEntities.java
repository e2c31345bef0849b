package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.entities.EntityClient.EntityPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads entities of the current tenant for checks and scorecards.
@ApplicationScoped
class CheckedEntities {
    private static final String ACTOR = "plugin:portolan/scorecards";
    private static final int PAGE = 100;

    private final EntityClient entities;
    private final ServiceTokens tokens;
    private final TenantStates tenants;
    private final CurrentTenant current;

    CheckedEntities(EntityClient entities, ServiceTokens tokens, TenantStates tenants, CurrentTenant current) {
        this.entities = entities;
        this.tokens = tokens;
        this.tenants = tenants;
        this.current = current;
    }

    /// @param predicate of the catalog's language
    /// @throws ProblemException `unavailable` when the catalog does not answer
    EntityPage page(JsonNode predicate, @Nullable String cursor) {
        var slug = tenants.of(current.id())
                .map(TenantState::slug)
                .orElseThrow(() -> new ProblemException(Common.UNAVAILABLE, "The organization is not known yet."));
        var token = tokens.forTenant(slug, ACTOR, List.of(Permissions.CATALOG_ENTITY_READ));
        return entities.page(slug, predicate, cursor, PAGE, token);
    }
}
