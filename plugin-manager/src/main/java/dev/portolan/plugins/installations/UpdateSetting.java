package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/// Whether an installation is to get new releases by itself, taken out of a request. It is no part of a
/// revision: it says what may happen, not what is.
///
/// @param automatic null when the request does not say
/// @param rest the request without it
record UpdateSetting(@Nullable Boolean automatic, @Nullable JsonNode rest) {
    private static final String NAME = "automaticUpdates";

    /// @throws ProblemException `invalid` at `/automaticUpdates`
    static UpdateSetting of(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode object) || !object.has(NAME)) {
            return new UpdateSetting(null, body);
        }
        ObjectNode rest = object.deepCopy();
        var said = rest.remove(NAME);
        if (!said.isBoolean()) {
            throw ProblemException.invalid("/" + NAME, "must be true or false");
        }
        return new UpdateSetting(said.asBoolean(), rest);
    }
}
