package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Plugins.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has become of an entity over time.
public final class EntityHistory {
    private EntityHistory() {}

    /// One change of an entity.
    ///
    /// @param operation `created`, `changed` or `deleted`
    /// @param entity as it was from then on; only where one version is asked for
    public record Version(
            String version,
            @Nullable Instant at,
            String operation,
            @Nullable Cause cause,
            @Nullable String etag,
            List<Difference> differences,
            @Nullable JsonNode entity) {
        public Version {
            differences = differences == null ? List.of() : List.copyOf(differences);
        }
    }

    /// What made it change.
    ///
    /// @param kind `source`, `person`, `provider`, `plugin`, `import` or `portal`
    /// @param source where the source is
    /// @param revision commit or ETag of the source
    /// @param person a name, or an object with one
    public record Cause(
            String kind,
            @Nullable String source,
            @Nullable String revision,
            @Nullable JsonNode person,
            @Nullable String file) {

        public Optional<String> who() {
            if (person == null || person.isNull()) {
                return Optional.empty();
            }
            return person.isTextual()
                    ? Optional.of(person.asText())
                    : Fields.text(person, "name").or(() -> Fields.text(person, "subject"));
        }
    }
}
