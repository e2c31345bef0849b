package dev.portolan.plugins.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.examples.Example.Expectation;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.runtime.Invocation;
import dev.portolan.plugins.runtime.Outcome;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.views.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs examples with the runtime and the budgets that the plugin has in the portal, and a platform that answers as
/// recorded. One example at a time.
public final class ExampleRunner implements AutoCloseable {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final Set<ExtensionPoint> SHOWN = EnumSet.of(
            ExtensionPoint.ENTITY_CARD, ExtensionPoint.ENTITY_TAB, ExtensionPoint.NAV_PAGE, ExtensionPoint.HOME_WIDGET);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final PluginRuntime runtime = AuthorsRuntime.open(now::get);
    private final Duration spare;

    /// @param spare time that each call has beyond what its release asks for; for machines that are busy with other
    /// things
    public ExampleRunner(Duration spare) {
        this.spare = spare;
    }

    /// How an example ended.
    ///
    /// @param flaws none when it passed
    /// @param log what the code has logged
    /// @param wall how long the function took; null when it did not run
    public record Result(
            List<Flaw> flaws, List<String> log, @Nullable Duration wall) {
        public Result {
            flaws = List.copyOf(flaws);
            log = List.copyOf(log);
        }

        public boolean passed() {
            return flaws.isEmpty();
        }
    }

    /// Runs one example.
    public Result run(PluginPackage plugin, Example example) {
        if (!plugin.functions().contains(example.function())) {
            return new Result(
                    List.of(new Flaw(
                            example.file(),
                            example.places().line("/function"),
                            "The manifest names no such function. One that only a view names stands under calls there.",
                            "one of " + String.join(", ", plugin.functions()),
                            example.function())),
                    List.of(),
                    null);
        }
        var ended = ended(plugin, example);
        if (timeout(ended.outcome())) {
            // The first call in a process is slower than any in a portal, which is warm.
            ended = ended(plugin, example);
        }
        return judge(plugin, example, ended);
    }

    private record Ended(Outcome outcome, RecordedHost host) {}

    private Ended ended(PluginPackage plugin, Example example) {
        now.set(example.world().now());
        var host = new RecordedHost(example);
        var outcome = runtime.invoke(
                TENANT,
                AuthorsRuntime.program(plugin, spare),
                new Invocation(example.function(), document(plugin, example)),
                host);
        return new Ended(outcome, host);
    }

    private static boolean timeout(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.reason() == Reason.TIMEOUT;
    }

    private static JsonNode document(PluginPackage plugin, Example example) {
        var json = JsonNodeFactory.instance;
        var given = example.document();
        var document = json.objectNode();
        document.set("config", given.has("config") ? given.path("config") : usual(plugin.schema()));
        document.set("context", given.has("context") ? given.path("context") : context(plugin, example.function()));
        document.set("input", given.has("input") ? given.path("input") : json.objectNode());
        return document;
    }

    /// As after an installation in which nothing was filled in.
    private static JsonNode usual(ConfigSchema schema) {
        return schema.marked((ObjectNode) schema.withDefaults(JsonNodeFactory.instance.objectNode()));
    }

    private static ObjectNode context(PluginPackage plugin, String function) {
        var context = JsonNodeFactory.instance
                .objectNode()
                .put("tenant", "acme")
                .put("plugin", plugin.manifest().release().plugin().toString());
        if (personal(plugin, function)) {
            context.putObject("member").put("subject", "dev@acme.test").put("name", "Dana Whitfield");
        }
        return context.put("locale", "en");
    }

    /// Whether a person calls it: views are made for all who look, and what runs in the background for nobody.
    private static boolean personal(PluginPackage plugin, String function) {
        var config = plugin.manifest().config();
        return (config != null && function.equals(config.test()))
                || plugin.schema().functions().contains(function)
                || plugin.manifest().extensions().stream().anyMatch(extension -> switch (extension) {
                    case Extension.Action action -> action.function().equals(function);
                    case Extension.Visible visible -> visible.face().calls().contains(function);
                    default -> false;
                });
    }

    private static Result judge(PluginPackage plugin, Example example, Ended ended) {
        var flaws = new ArrayList<>(ended.host().flaws());
        switch (example.expectation()) {
            case Expectation.Value value -> answered(plugin, example, value, ended, flaws);
            case Expectation.Failure wanted -> failed(plugin, example, wanted, ended.outcome(), flaws);
        }
        return new Result(flaws, ended.host().lines(), ended.outcome().usage().wall());
    }

    private static void answered(
            PluginPackage plugin, Example example, Expectation.Value wanted, Ended ended, List<Flaw> flaws) {
        switch (ended.outcome()) {
            case Outcome.Returned returned -> {
                compare(example, "/expected", wanted.value(), returned.value(), flaws);
                if (shown(plugin, example.function())) {
                    look(example, returned.value(), flaws);
                }
            }
            case Outcome.Failed failed -> flaws.add(failure(plugin, failed));
        }
        if (wanted.kept() != null) {
            compare(example, "/host/kvAfter", wanted.kept(), ended.host().kept(), flaws);
        }
    }

    private static void compare(Example example, String below, JsonNode expected, JsonNode found, List<Flaw> flaws) {
        for (var difference : Comparison.between(expected, found)) {
            var at = below + difference.pointer();
            flaws.add(new Flaw(
                    example.file(),
                    example.places().line(at),
                    "The output differs at " + at + ".",
                    difference.expected(),
                    difference.found()));
        }
    }

    /// What the portal would not show as it is.
    private static void look(Example example, JsonNode view, List<Flaw> flaws) {
        for (var finding : Views.check(view).findings()) {
            flaws.add(new Flaw(
                    example.file(),
                    example.places().line("/expected" + finding.path()),
                    "The view is wrong at " + finding.path() + ": " + finding.message(),
                    finding.expected(),
                    finding.found()));
        }
    }

    private static boolean shown(PluginPackage plugin, String function) {
        return plugin.manifest().extensions().stream()
                .anyMatch(extension -> SHOWN.contains(extension.point())
                        && extension.called().filter(function::equals).isPresent());
    }

    private static void failed(
            PluginPackage plugin, Example example, Expectation.Failure wanted, Outcome outcome, List<Flaw> flaws) {
        var expected = wanted.reason() == null
                ? wanted.message()
                : (ExampleReader.name(wanted.reason()) + " " + wanted.message()).strip();
        switch (outcome) {
            case Outcome.Returned returned ->
                flaws.add(new Flaw(
                        example.file(),
                        example.places().line("/fails"),
                        "The function was to fail, and answered.",
                        expected,
                        returned.value().toString()));
            case Outcome.Failed failed -> {
                var same = (wanted.reason() == null || wanted.reason() == failed.reason())
                        && failed.message().contains(wanted.message());
                if (!same) {
                    var flaw = failure(plugin, failed);
                    flaws.add(new Flaw(
                            flaw.file(), flaw.line(), "The function failed otherwise.", expected, flaw.message()));
                }
            }
        }
    }

    private static Flaw failure(PluginPackage plugin, Outcome.Failed failed) {
        var file = AuthorsRuntime.main(plugin);
        return Flaw.of(
                file,
                failed.line() == null ? declared(plugin, file, failed.place()) : failed.line(),
                ExampleReader.name(failed.reason()) + ": " + failed.message());
    }

    /// The line of a place such as `functions.yaml#/card/steps/1`.
    private static @Nullable Integer declared(PluginPackage plugin, String file, @Nullable String place) {
        return place == null
                ? null
                : plugin.files()
                        .text(file)
                        .map(text -> Places.of(file, text).line(place.substring(place.indexOf('#') + 1)))
                        .orElse(null);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
