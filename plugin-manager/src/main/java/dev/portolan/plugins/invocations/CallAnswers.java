package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.invocations.Called.FieldError;
import dev.portolan.plugins.invocations.Called.Toast;
import dev.portolan.plugins.schema.Findings;
import dev.portolan.plugins.views.Places;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what functions answer to buttons and forms. What cannot be done is left out, and said in the plugin's log.
@ApplicationScoped
class CallAnswers {
    private static final Set<String> KNOWN = Set.of("toast", "refresh", "navigate", "view", "errors");
    private static final Set<String> STATES = Set.of("good", "attention", "bad", "info", "neutral");
    private static final int LONGEST = 300;
    private static final int MOST_ERRORS = 50;

    private final ViewService views;

    CallAnswers(ViewService views) {
        this.views = views;
    }

    /// @param value null or empty where nothing is to happen
    Called read(ActiveExtension active, String function, JsonNode value) {
        var findings = new Findings();
        if (value.isNull() || value.isMissingNode()) {
            return new Called(null, false, null, null, List.of());
        }
        if (!value.isObject()) {
            findings.add(
                    JsonPointer.empty(), value, "{toast?, refresh?, navigate?, view?, errors?}", "This is no answer.");
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                findings.add(
                        "/" + name,
                        name,
                        "one of " + String.join(", ", KNOWN.stream().sorted().toList()),
                        "");
            }
        });
        var called = new Called(
                toast(value.path("toast"), findings),
                value.path("refresh").asBoolean(),
                navigate(value.path("navigate"), findings),
                value.hasNonNull("view") ? views.checked(active, function, value.path("view")) : null,
                errors(value.path("errors")));
        views.note(active, function, findings.list());
        return called;
    }

    private static @Nullable Toast toast(JsonNode toast, Findings findings) {
        if (toast.isMissingNode() || toast.isNull()) {
            return null;
        }
        var message = toast.isTextual() ? toast.asText() : toast.path("message").asText();
        if (message.isBlank()) {
            findings.add("/toast", "no message", "{state, message}", "The toast says nothing.");
            return null;
        }
        var state = toast.path("state").asText("good");
        return new Toast(STATES.contains(state) ? state : "neutral", shortened(message));
    }

    private static @Nullable String navigate(JsonNode navigate, Findings findings) {
        if (navigate.isMissingNode() || navigate.isNull()) {
            return null;
        }
        if (navigate.isTextual() && Places.canBeGoneTo(navigate.asText())) {
            return navigate.asText();
        }
        findings.add(
                "/navigate",
                navigate.toString(),
                "a path such as /catalog or an https address",
                "This is nowhere to go.");
        return null;
    }

    private static List<FieldError> errors(JsonNode errors) {
        var list = new ArrayList<FieldError>();
        errors.properties().stream()
                .limit(MOST_ERRORS)
                .forEach(error -> list.add(new FieldError(
                        error.getKey().startsWith("/") ? error.getKey() : "/" + error.getKey(),
                        shortened(error.getValue().asText()))));
        return list;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
