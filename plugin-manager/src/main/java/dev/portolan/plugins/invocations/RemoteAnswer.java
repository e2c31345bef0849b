package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.runtime.HostResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What a publisher's service answers: one JSON object, or several, one a line, of which the last is the answer and the
/// others say how it goes.
///
/// @param host for people
/// @param mask what must not come back
/// @param occasion asked whether anybody still waits
/// @param said takes each object before the last one as it comes
record RemoteAnswer(String host, SecretMask mask, Occasion occasion, Consumer<JsonNode> said) {
    private static final String LINES = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();

    /// @param type the value of `content-type`
    /// @param body is read to the answer, and not beyond
    HostResult read(Optional<String> type, BufferedReader body) throws IOException {
        if (type.filter(RemoteAnswer::lines).isEmpty()) {
            return object(body.readAllAsString());
        }
        for (var line = body.readLine(); line != null; line = body.readLine()) {
            if (occasion.cancelled()) {
                return new HostResult.Refused("cancelled", HostCalls.CANCELLED);
            }
            if (line.isBlank()) {
                continue;
            }
            var result = object(line);
            if (!(result instanceof HostResult.Ok(var object)) || object.has("value") || object.has("error")) {
                return result;
            }
            said.accept(object);
        }
        return new HostResult.Ok(JsonNodeFactory.instance.objectNode());
    }

    private static boolean lines(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith(LINES);
    }

    private HostResult object(String text) {
        try {
            var json = JSON.readTree(mask.strike(text));
            if (json != null && json.isObject()) {
                return new HostResult.Ok(json);
            }
        } catch (JsonProcessingException e) {
            // Told below, as what is JSON but no object is.
        }
        return new HostResult.Refused("invalid", host + " answers with something that is no JSON object.");
    }
}
