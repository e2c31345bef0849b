package dev.portolan.plugins.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.portolan.plugins.invocations.Answer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What a caller is answered. It comes from the portal's own origin, so it is never anything that a browser would run:
/// plain text or JSON, with headers that mean nothing to a browser.
///
/// @param headers besides those that every answer has
record Reply(int status, String type, String body, Map<String, String> headers) {
    static final String TEXT = "text/plain;charset=UTF-8";
    static final String JSON = "application/json";
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_HEADERS = 10;
    private static final Pattern HEADER = Pattern.compile("x-[a-z0-9-]{1,60}|retry-after");
    private static final Pattern VALUE = Pattern.compile("[ -~]{0,300}");

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply of(int status, String text) {
        return new Reply(status, TEXT, text, Map.of());
    }

    /// @param answer what came of calling the receiver's function
    static Reply to(Answer answer) {
        return switch (answer) {
            case Answer.Given(var value) -> given(value);
            case Answer.None none ->
                none.ran()
                        ? of(500, "The receiver failed.")
                        : new Reply(503, TEXT, "The receiver is busy.", Map.of("retry-after", "30"));
        };
    }

    private static Reply given(JsonNode value) {
        var status = value.path("status").asInt(202);
        var body = value.path("body");
        var text = body.isMissingNode() || body.isNull() ? "" : body.isTextual() ? body.asText() : body.toString();
        if (!(status >= 200 && status <= 299 || status >= 400 && status <= 599) || text.length() > LARGEST) {
            return of(500, "The receiver failed.");
        }
        var headers = new HashMap<String, String>();
        value.path("headers").properties().forEach(header -> {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            var content = header.getValue().asText();
            if (headers.size() < MOST_HEADERS && HEADER.matches(name) && VALUE.matches(content)) {
                headers.put(name, content);
            }
        });
        return new Reply(status, body.isContainerNode() ? JSON : TEXT, text, headers);
    }
}
