package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.schema.Findings;
import dev.portolan.plugins.schema.PredicateCheck;
import dev.portolan.streams.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks put together to levels, for the entities that a predicate matches.
///
/// @param standard whether the platform made it
record Scorecard(
        UUID id,
        Content content,
        boolean standard,
        Instant changedAt,
        @Nullable Instant countedAt) {
    private static final int LARGEST_FILTER = 4096;

    static Scorecard of(ScorecardRow row) {
        var filter = Json.read(row.filter.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        var levels = new ArrayList<Level>();
        Json.read(row.levels.getBytes(StandardCharsets.UTF_8), ArrayNode.class).forEach(level -> {
            var checks = new ArrayList<CheckId>();
            level.path("checks").forEach(check -> checks.add(CheckId.parse(check.asText())));
            levels.add(new Level(level.path("name").asText(), checks));
        });
        var content = new Content(row.name, row.description, filter, levels);
        return new Scorecard(row.id, content, row.standard, row.changedAt, row.countedAt);
    }

    /// What an admin decides.
    ///
    /// @param filter a predicate of the catalog's language; `{}` or nothing for all entities
    /// @param levels the lowest first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            @NotBlank @Size(max = 80) String name,
            @Size(max = 500) @Nullable String description,
            @Nullable JsonNode filter,
            @NotEmpty @Size(max = 5) List<@NotNull @Valid Level> levels) {
        Content {
            // A null in it is the validator's to find.
            levels = levels == null ? null : levels.stream().toList();
        }

        JsonNode predicate() {
            return filter == null || filter.isNull() ? JsonNodeFactory.instance.objectNode() : filter;
        }

        String filterText() {
            return text(predicate());
        }

        String levelsText() {
            return text(levels);
        }

        /// @throws ProblemException `invalid` when a level or a check stands there twice, or the filter is no predicate
        void check() {
            var names = new HashSet<String>();
            var checks = new HashSet<CheckId>();
            for (var i = 0; i < levels.size(); i++) {
                var level = levels.get(i);
                if (!names.add(level.name().strip())) {
                    throw ProblemException.invalid("/levels/" + i + "/name", "is the name of another level, too");
                }
                for (var j = 0; j < level.checks().size(); j++) {
                    if (!checks.add(level.checks().get(j))) {
                        throw ProblemException.invalid(
                                "/levels/" + i + "/checks/" + j,
                                "stands there twice; a level has those of the levels below it anyway");
                    }
                }
            }
            if (!predicate().isObject() || filterText().length() > LARGEST_FILTER) {
                throw ProblemException.invalid("/filter", "must be a predicate such as {\"kind\": \"component\"}");
            }
            var findings = new Findings();
            new PredicateCheck(findings).check(predicate(), JsonPointer.compile("/filter"));
            if (!findings.isEmpty()) {
                var first = findings.list().getFirst();
                throw ProblemException.invalid(first.path(), first.message() + " Expected: " + first.expected() + ".");
            }
        }

        private static String text(Object value) {
            return new String(Json.write(value), StandardCharsets.UTF_8);
        }
    }
}
