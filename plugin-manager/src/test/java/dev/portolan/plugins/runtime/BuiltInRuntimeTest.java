package dev.portolan.plugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Functions that are part of the product, as plugins call them.
class BuiltInRuntimeTest {
    private static final PluginId PLUGIN = new PluginId("portolan", "parts");

    private record One(String name, Function<BuiltInCall, JsonNode> body) implements BuiltInFunction {
        @Override
        public PluginId plugin() {
            return PLUGIN;
        }

        @Override
        public JsonNode call(BuiltInCall call) {
            return body.apply(call);
        }
    }

    private static Runtimes runtimes(BuiltInFunction... functions) {
        return new Runtimes(
                Pooling.DEFAULT, InstantSource.fixed(Plugins.NOW), (_, function) -> function.get(), List.of(functions));
    }

    private static Program program(int timeoutMs) {
        return new Program("parts", new Budget(Duration.ofMillis(timeoutMs), 16, 4, 2), new Code.BuiltIn(PLUGIN));
    }

    private static Outcome call(Function<BuiltInCall, JsonNode> body, Plugins.Host host) {
        try (var runtimes = runtimes(new One("f", body))) {
            var invocation =
                    new Invocation("f", Plugins.json("{'config':{'a':1},'context':{'locale':'en'},'input':[2]}"));
            return runtimes.invoke(Plugins.TENANT, program(500), invocation, host);
        }
    }

    private static void failed(Outcome outcome, Reason reason, String message) {
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.message()).isEqualTo(message);
        });
    }

    @Test
    void answersFromItsDocumentAndTheHost() {
        var host = new Plugins.Host();
        var outcome = call(
                call -> {
                    call.host()
                            .log("info", "for " + call.context().path("locale").asText());
                    var answer = (HostResult.Ok) call.host().call("catalog.get", call.config());
                    return TextNode.valueOf(call.tenant() + " " + call.input() + " " + answer.value());
                },
                host);
        assertThat(Plugins.value(outcome)).contains(Plugins.TENANT.toString(), "[2]", "Component");
        assertThat(host.calls).containsExactly("catalog.get {'a':1}");
        assertThat(host.lines).containsExactly("info for en");
        assertThat(outcome.usage().hostCalls()).isEqualTo(1);
    }

    @Test
    void eachFailureIsOneClearLine() {
        var host = new Plugins.Host();
        failed(
                call(
                        _ -> {
                            throw ProblemException.notFound();
                        },
                        host),
                Reason.ERROR,
                "There is no such resource.");
        failed(
                call(
                        _ -> {
                            throw new IllegalStateException("jdbc:secret");
                        },
                        host),
                Reason.ERROR,
                "This part of the platform failed.");
        failed(
                call(_ -> TextNode.valueOf("x".repeat(5000)), host),
                Reason.OUTPUT,
                "The answer has 4 KiB, 4 are allowed.");
        failed(
                call(
                        call -> {
                            while (true) {
                                call.host().call("catalog.get", call.config());
                            }
                        },
                        host),
                Reason.HOST_LIMIT,
                "The plugin asked the platform more than 2 times.");
        failed(
                call(
                        _ -> {
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return TextNode.valueOf("late");
                        },
                        host),
                Reason.TIMEOUT,
                "The function took longer than 500 ms.");
    }

    @Test
    void inspectionNamesTheFunctions() {
        try (var runtimes = runtimes(new One("f", BuiltInCall::input), new One("g", BuiltInCall::input))) {
            assertThat(((Inspection.Loaded) runtimes.inspect(program(500))).functions())
                    .containsExactlyInAnyOrder("f", "g");
            failed(
                    runtimes.invoke(
                            Plugins.TENANT, program(500), new Invocation("h", Plugins.json("{}")), new Plugins.Host()),
                    Reason.ERROR,
                    "The plugin has no function h.");
        }
    }

    @Test
    void twoFunctionsOfOneNameDoNotStart() {
        assertThatThrownBy(() -> runtimes(new One("f", BuiltInCall::input), new One("f", BuiltInCall::input)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two functions f");
    }
}
