package dev.portolan.plugins.declarations;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.schema.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads declared functions and finds all that is wrong with them.
final class DeclarationReader {
    private static final int MOST_FUNCTIONS = 50;
    private static final int MOST_STEPS = 20;
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Set<String> TAKEN = Set.of("config", "context", "input", "and", "or", "in", "function");
    /// Not answered by the platform, but by the runtime itself.
    private static final String LOG = "log";

    private final JsonNode file;
    private final Map<String, JsonNode> views;
    private final Findings findings = new Findings();
    private final TemplateReader templates = new TemplateReader(findings);

    DeclarationReader(JsonNode file, Map<String, JsonNode> views) {
        this.file = file;
        this.views = views;
    }

    Declarations.Result read() {
        var functions = new LinkedHashMap<String, DeclaredFunction>();
        if (!file.isObject() || file.isEmpty() || file.size() > MOST_FUNCTIONS) {
            findings.add(
                    JsonPointer.empty(),
                    file,
                    "1 to %d functions by name".formatted(MOST_FUNCTIONS),
                    "The file lists functions.");
        } else {
            file.properties().forEach(entry -> {
                var at = JsonPointer.empty().appendProperty(entry.getKey());
                if (FUNCTION.matches(entry.getKey())) {
                    function(entry.getValue(), at).ifPresent(function -> functions.put(entry.getKey(), function));
                } else {
                    findings.add(
                            at.toString(), entry.getKey(), "a name such as card", "This is no name of a function.");
                }
            });
        }
        return findings.isEmpty()
                ? new Declarations.Result.Sound(new Declarations(functions))
                : new Declarations.Result.Faulty(findings.list());
    }

    private Optional<DeclaredFunction> function(JsonNode json, JsonPointer at) {
        if (!json.isObject()) {
            findings.add(at, json, "an object with steps and return", "This is no function.");
            return Optional.empty();
        }
        findings.closed(at, json, Set.of("steps", "return"));
        var steps = steps(json.path("steps"), at.appendProperty("steps"));
        return answer(json, at).map(answer -> new DeclaredFunction(steps, answer));
    }

    private List<Step> steps(JsonNode json, JsonPointer at) {
        var steps = new ArrayList<Step>();
        if (json.isMissingNode()) {
            return steps;
        }
        if (!json.isArray() || json.size() > MOST_STEPS) {
            findings.add(
                    at.toString(),
                    json.isArray() ? json.size() + " steps" : json.toString(),
                    "a list of at most %d steps".formatted(MOST_STEPS),
                    "These are no steps, or too many.");
            return steps;
        }
        var names = new HashSet<String>();
        for (var i = 0; i < json.size(); i++) {
            step(json.path(i), at.appendIndex(i), names).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> step(JsonNode json, JsonPointer at, Set<String> names) {
        if (json.has("call")) {
            findings.closed(at, json, Set.of("name", "call", "with"));
            return ask(json, at, json.has("name") ? name(json, at, names) : null);
        }
        if (json.has("stop")) {
            findings.closed(at, json, Set.of("stop", "return"));
            var condition = templates.read(json.path("stop"), at.appendProperty("stop"));
            return answer(json, at).map(answer -> new Step.Stop(condition, answer));
        }
        if (json.has("value")) {
            findings.closed(at, json, Set.of("name", "value"));
            var name = name(json, at, names);
            return Optional.of(new Step.Let(
                    name == null ? "" : name, templates.read(json.path("value"), at.appendProperty("value"))));
        }
        findings.add(at, json, "name and value, or call and with, or stop and return", "This is no step.");
        return Optional.empty();
    }

    private Optional<Step> ask(JsonNode json, JsonPointer at, @Nullable String name) {
        var function = json.path("call").asText();
        if (!function.equals(LOG) && HostName.named(function).isEmpty()) {
            findings.add(
                    at.appendProperty("call"),
                    json.path("call"),
                    "one of " + String.join(", ", HostName.texts()) + ", " + LOG,
                    "The platform has no such function.");
            return Optional.empty();
        }
        return Optional.of(new Step.Ask(
                at.toString(), name, function, templates.read(json.path("with"), at.appendProperty("with"))));
    }

    private @Nullable String name(JsonNode json, JsonPointer at, Set<String> names) {
        var name = json.path("name").asText();
        if (!NAME.matches(name) || TAKEN.contains(name)) {
            findings.add(
                    at.appendProperty("name"),
                    json.path("name"),
                    "letters and digits, not " + String.join(", ", new TreeSet<>(TAKEN)),
                    "A step cannot have this name.");
            return null;
        }
        if (!names.add(name)) {
            findings.add(at.appendProperty("name"), json.path("name"), "each name once", "Two steps have this name.");
        }
        return name;
    }

    private Optional<Template> answer(JsonNode json, JsonPointer at) {
        var place = at.appendProperty("return");
        var answer = json.path("return");
        if (answer.isMissingNode()) {
            findings.add(place, answer, "what the function gives", "Nothing is returned here.");
            return Optional.empty();
        }
        var view = answer.path("view");
        if (answer.size() == 1 && view.isTextual() && !view.asText().startsWith("=")) {
            return view(view, place.appendProperty("view"));
        }
        return Optional.of(templates.read(answer, place));
    }

    private Optional<Template> view(JsonNode name, JsonPointer at) {
        var view = views.get(name.asText());
        if (view == null) {
            findings.add(
                    at,
                    name,
                    views.isEmpty() ? "a file in views/" : "one of " + String.join(", ", new TreeSet<>(views.keySet())),
                    "The package has no such view.");
            return Optional.empty();
        }
        return Optional.of(templates.read(view, at));
    }
}
