package dev.portolan.plugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.packages.Limits;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.views.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples that each first-party plugin brings: a document in, recorded answers of the host, and the expected
/// output, or the sentence with which it `fails`. Each runs within its plugin's own limits but that of time.
class FirstPartyExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PLUGINS = Path.of("../plugins");
    private static final JsRuntime RUNTIME =
            new JsRuntime(Pooling.DEFAULT, InstantSource.fixed(Instant.parse("2026-03-02T09:30:00Z")));

    @AfterAll
    static void close() {
        RUNTIME.close();
    }

    static Stream<Path> examples() throws IOException {
        try (var found = Files.walk(PLUGINS, 3)) {
            return found.filter(file -> file.toString().contains("/examples/")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatItsAuthorExpects(Path file) throws IOException {
        var example = JSON.readTree(file.toFile());
        var folder = file.resolve("../..").normalize();
        var source = Files.readString(folder.resolve("plugin.js"));
        var limits = limits(folder.getFileName().toString());
        var budget = new Budget(Duration.ofSeconds(20), limits.memoryMiB(), limits.outputKiB(), limits.hostCalls());
        var program = new Program("examples-" + folder.getFileName(), budget, () -> source);
        var host = new RecordedHost(example.path("host").path("calls"));

        var outcome = RUNTIME.invoke(
                new TenantId(new UUID(0, 1)),
                program,
                new Invocation(example.path("function").asText(), example.path("document")),
                host);

        if (example.has("fails")) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.message())
                                    .isEqualTo(example.path("fails").asText()));
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Returned.class,
                            returned -> assertThat(plain(returned.value())).isEqualTo(plain(example.path("expected"))));
        }
        assertThat(host.left).isEmpty();
        assertThat(faults(example.path("expected"))).isEmpty();
    }

    private static Limits limits(String plugin) throws IOException {
        try (var zip = FirstPartyExamplesTest.class.getResourceAsStream("/first-party/" + plugin + ".zip")) {
            return switch (PluginPackage.ofZip(zip.readAllBytes())) {
                case PluginPackage.Result.Accepted(var content) ->
                    content.manifest().operation().limits();
                case PluginPackage.Result.Refused(var findings) -> throw new AssertionError(findings.toString());
            };
        }
    }

    private static List<Finding> faults(JsonNode expected) {
        return expected.has("block") ? Views.check(expected).findings() : List.of();
    }

    // Numbers compare by value once they have been text; instants of a fixed clock have no milliseconds worth showing.
    private static JsonNode plain(JsonNode node) {
        try {
            return JSON.readTree(JSON.writeValueAsString(node).replace(":00.000Z", ":00Z"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Answers as recorded, in order; anything else is refused.
    private static final class RecordedHost implements HostFunctions {
        private final Queue<JsonNode> left = new ArrayDeque<>();

        RecordedHost(JsonNode calls) {
            calls.forEach(left::add);
        }

        @Override
        public HostResult call(String name, JsonNode argument) {
            var next = left.poll();
            if (next == null
                    || !next.path("call").asText().equals(name)
                    || !next.path("url").equals(argument.path("url"))
                    || !next.path("auth").equals(argument.path("auth"))
                    || differs(next, argument, "method")
                    || differs(next, argument, "body")
                    || next.has("argument") && !next.path("argument").equals(argument)) {
                return new HostResult.Refused("unexpected", "unexpected " + name + " " + argument);
            }
            var refusal = next.path("refusal");
            return refusal.isMissingNode()
                    ? new HostResult.Ok(next.path("answer"))
                    : new HostResult.Refused(
                            refusal.path("code").asText(),
                            refusal.path("message").asText());
        }

        @Override
        public void log(String level, String message) {}

        private static boolean differs(JsonNode recorded, JsonNode asked, String field) {
            return recorded.has(field) && !recorded.path(field).equals(asked.path(field));
        }
    }
}
