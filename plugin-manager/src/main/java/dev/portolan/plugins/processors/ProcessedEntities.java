package dev.portolan.plugins.processors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.EntityRef;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient.EntityPage;
import dev.portolan.plugins.entities.EntityReader;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.packages.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads entities for processors, in the installation's own name.
@ApplicationScoped
class ProcessedEntities {
    private static final int PAGE = 50;

    private final EntityReader entities;

    ProcessedEntities(EntityReader entities) {
        this.entities = entities;
    }

    /// @throws ProblemException `unavailable` when the catalog does not answer
    Optional<JsonNode> get(ActiveExtension active, EntityRef ref) {
        return entities.get(active.installation().plugin(), ref);
    }

    /// A page of the entities that the processor is for.
    ///
    /// @throws ProblemException `unavailable` when the catalog does not answer
    EntityPage page(ActiveExtension active, @Nullable String cursor) {
        var when = active.extension() instanceof Extension.AboutEntities about
                ? about.when()
                : JsonNodeFactory.instance.objectNode();
        return entities.page(active.installation().plugin(), when, cursor, PAGE);
    }
}
