package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a button or a form of a view asks for.
///
/// @param function of the plugin
/// @param params what the button or form had with it
/// @param values what was filled in; missing for a button
record ViewCall(
        String function, @Nullable String entity, @Nullable JsonNode params, JsonNode values) {
    private static final int LONGEST_VALUES = 64 << 10;
    private static final Set<String> KNOWN = Set.of("function", "entity", "params", "values");

    /// @throws ProblemException `invalid` with a pointer to each fault
    static ViewCall read(@Nullable JsonNode body) {
        var faults = new ArrayList<Violation>();
        var json = body == null ? MissingNode.getInstance() : body;
        if (!json.path("function").isTextual()) {
            faults.add(new Violation("/function", "must name a function of the plugin"));
        }
        var entity = json.path("entity");
        if (!entity.isMissingNode() && !entity.isNull() && !entity.isTextual()) {
            faults.add(new Violation("/entity", "must be an entity reference"));
        }
        object(json, "params", 2 * Visits.LONGEST_PARAMS, faults);
        object(json, "values", LONGEST_VALUES, faults);
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                faults.add(new Violation("/" + name, "is not known here"));
            }
        });
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "The call is not valid.", List.copyOf(faults));
        }
        return new ViewCall(
                json.path("function").asText(),
                entity.isTextual() ? entity.asText() : null,
                json.hasNonNull("params") ? json.path("params") : null,
                json.hasNonNull("values") ? json.path("values") : MissingNode.getInstance());
    }

    private static void object(JsonNode json, String name, int longest, List<Violation> faults) {
        var value = json.path(name);
        if (json.hasNonNull(name) && (!value.isObject() || value.toString().length() > longest)) {
            faults.add(new Violation(
                    "/" + name, "must be an object of at most %,d characters of JSON".formatted(longest)));
        }
    }
}
