package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient.EntityPage;
import dev.portolan.plugins.entities.EntityReader;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Reads entities of the current tenant for checks and scorecards.
@ApplicationScoped
class CheckedEntities {
    private static final PluginId READER = new PluginId("portolan", "scorecards");
    private static final int PAGE = 100;

    private final EntityReader entities;

    CheckedEntities(EntityReader entities) {
        this.entities = entities;
    }

    /// @param predicate of the catalog's language
    /// @throws ProblemException `unavailable` when the catalog does not answer
    EntityPage page(JsonNode predicate, @Nullable String cursor) {
        return entities.page(READER, predicate, cursor, PAGE);
    }
}
