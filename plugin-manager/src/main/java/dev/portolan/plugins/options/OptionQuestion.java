package dev.portolan.plugins.options;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/// Which list is asked for.
///
/// @param pointer of the setting, into the configuration
/// @param text what is searched for; null for all
/// @param settings what is not saved yet, as a request for an installation says it
record OptionQuestion(JsonPointer pointer, @Nullable String text, ObjectNode settings) {
    private static final int LONGEST_POINTER = 500;
    private static final int LONGEST_TEXT = 200;

    /// @throws ProblemException `invalid` with a JSON Pointer
    static OptionQuestion parse(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw ProblemException.invalid("", "must be a JSON object");
        }
        var settings = object.deepCopy();
        var pointer = settings.remove("pointer");
        var text = settings.remove("q");
        if (text != null && !(text.isTextual() && text.asText().length() <= LONGEST_TEXT)) {
            throw ProblemException.invalid("/q", "must be text of at most " + LONGEST_TEXT + " characters");
        }
        var searched =
                text == null || text.asText().isBlank() ? null : text.asText().strip();
        return new OptionQuestion(pointer(pointer), searched, settings);
    }

    private static JsonPointer pointer(@Nullable JsonNode value) {
        if (value != null && value.isTextual() && value.asText().length() <= LONGEST_POINTER) {
            try {
                return JsonPointer.compile(value.asText());
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid("/pointer", "must begin with a slash, for example /project");
            }
        }
        throw ProblemException.invalid("/pointer", "must be the JSON Pointer of a setting, for example /project");
    }
}
