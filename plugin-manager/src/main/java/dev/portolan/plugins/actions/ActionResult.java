package dev.portolan.plugins.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.views.Views;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What came of a run, safe to be shown.
///
/// @param message in a sentence
/// @param json `{ok, message, view?, href?}`; null when the function gave no answer
record ActionResult(
        RunState state, @Nullable String message, @Nullable ObjectNode json) {
    private static final int LONGEST = 1_000;

    static ActionResult of(Answer answer) {
        return switch (answer) {
            case Answer.None none -> new ActionResult(RunState.FAILED, none.sentence(), null);
            case Answer.Given(var value) -> given(value);
        };
    }

    private static ActionResult given(JsonNode value) {
        var ok = value.path("ok").asBoolean(true);
        var message =
                value.path("message").isTextual() ? cut(value.path("message").asText()) : null;
        var json = JsonNodeFactory.instance.objectNode().put("ok", ok);
        if (message != null) {
            json.put("message", message);
        }
        if (value.path("view").isObject()) {
            json.set("view", Views.check(value.path("view")).view());
        }
        if (value.path("href").isTextual() && followable(value.path("href").asText())) {
            json.put("href", value.path("href").asText());
        }
        return new ActionResult(ok ? RunState.DONE : RunState.FAILED, message, json);
    }

    /// A path of the portal, or a web address.
    private static boolean followable(String href) {
        try {
            var uri = URI.create(href);
            return href.length() <= 2_000
                    && (uri.getScheme() == null
                            ? href.startsWith("/") && !href.startsWith("//") && !href.contains("\\")
                            : uri.getScheme().equalsIgnoreCase("https") && uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
