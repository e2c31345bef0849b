package dev.portolan.plugins.processors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.entities.EntityClient.EntityPage;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.packages.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads entities for processors, in the installation's own name.
@ApplicationScoped
class ProcessedEntities {
    private static final int PAGE = 50;

    private final EntityClient entities;
    private final ServiceTokens tokens;
    private final TenantStates tenants;
    private final CurrentTenant current;

    ProcessedEntities(EntityClient entities, ServiceTokens tokens, TenantStates tenants, CurrentTenant current) {
        this.entities = entities;
        this.tokens = tokens;
        this.tenants = tenants;
        this.current = current;
    }

    /// @throws ProblemException `unavailable` when the catalog does not answer
    Optional<JsonNode> get(ActiveExtension active, EntityRef ref) {
        return entities.get(slug(), ref, token(active));
    }

    /// A page of the entities that the processor is for.
    ///
    /// @throws ProblemException `unavailable` when the catalog does not answer
    EntityPage page(ActiveExtension active, @Nullable String cursor) {
        var when = active.extension() instanceof Extension.AboutEntities about
                ? about.when()
                : JsonNodeFactory.instance.objectNode();
        return entities.page(slug(), when, cursor, PAGE, token(active));
    }

    private Slug slug() {
        return tenants.of(current.id())
                .map(TenantState::slug)
                .orElseThrow(() -> new ProblemException(Common.UNAVAILABLE, "The organization is not known yet."));
    }

    private String token(ActiveExtension active) {
        return tokens.forTenant(
                slug(), "plugin:" + active.installation().plugin(), List.of(Permissions.CATALOG_ENTITY_READ));
    }
}
