package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.runtime.Plugins.BUDGET;
import static dev.portolan.plugins.runtime.Plugins.NOW;
import static dev.portolan.plugins.runtime.Plugins.json;
import static dev.portolan.plugins.runtime.Plugins.program;
import static dev.portolan.plugins.runtime.Plugins.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Many calls at once, and hosts that misbehave.
class CrowdedRuntimeTest {
    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final TenantId GLOBEX = new TenantId(new UUID(2, 2));
    private static final Program ASK =
            program("export const f = async (d, host) => [await host.catalog.get('a'), d.input]");

    private static JsRuntime runtime(int calls, int callsPerTenant, long memory) {
        var pooling = new Pooling(2, 2, calls, callsPerTenant, Duration.ofMillis(50), Duration.ofSeconds(10), memory);
        return new JsRuntime(pooling, InstantSource.fixed(NOW));
    }

    private static Outcome call(JsRuntime runtime, TenantId tenant, Program program, HostFunctions host) {
        return runtime.invoke(tenant, program, new Invocation("f", json("{'input':1}")), host);
    }

    private static Reason reason(Outcome outcome) {
        return ((Failed) outcome).reason();
    }

    /// A host that answers when it is let.
    private static final class Slow extends Answering {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public HostResult call(String name, JsonNode argument) {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.call(name, argument);
        }
    }

    private static class Answering implements HostFunctions {
        @Override
        public HostResult call(String name, JsonNode argument) {
            return new HostResult.Ok(json("'here'"));
        }

        @Override
        public void log(String level, String message) {
            throw new AssertionError(message);
        }
    }

    @Test
    void oneTenantsCallsDoNotTakeAnothersPlace() throws Exception {
        try (var runtime = runtime(8, 1, 1 << 26);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new Slow();
            var first = callers.submit(() -> call(runtime, ACME, ASK, slow));
            slow.asked.await();
            assertThat(reason(call(runtime, ACME, ASK, new Answering()))).isEqualTo(Reason.TOO_BUSY);
            assertThat(value(call(runtime, GLOBEX, ASK, new Answering()))).isEqualTo("['here',1]");
            slow.answer.countDown();
            assertThat(value(first.get())).isEqualTo("['here',1]");
            assertThat(value(call(runtime, ACME, ASK, new Answering()))).isEqualTo("['here',1]");
        }
    }

    @Test
    void fullNodeRefusesAtOnce() throws Exception {
        try (var runtime = runtime(1, 4, 1 << 26);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new Slow();
            var first = callers.submit(() -> call(runtime, ACME, ASK, slow));
            slow.asked.await();
            assertThat(reason(call(runtime, GLOBEX, ASK, new Answering()))).isEqualTo(Reason.TOO_BUSY);
            slow.answer.countDown();
            assertThat(value(first.get())).isEqualTo("['here',1]");
        }
    }

    @Test
    void deadlineEndsAHostCall() {
        try (var runtime = runtime(2, 2, 1 << 26)) {
            var program = new Program("slow", new Budget(Duration.ofMillis(300), 16, 64, 5), ASK.code());
            assertThat(call(runtime, ACME, program, new Answering())).isInstanceOf(Outcome.Returned.class);
            assertThat(reason(call(runtime, ACME, program, new Slow()))).isEqualTo(Reason.TIMEOUT);
            assertThat(value(call(runtime, ACME, program, new Answering()))).isEqualTo("['here',1]");
        }
    }

    @Test
    void brokenHostIsToldAsARefusal() {
        try (var runtime = runtime(2, 2, 1 << 26)) {
            var host = new Answering() {
                @Override
                public HostResult call(String name, JsonNode argument) {
                    throw new IllegalStateException("jdbc:secret");
                }
            };
            var outcome = (Failed) call(runtime, ACME, ASK, host);
            assertThat(outcome.message()).isEqualTo("The platform could not answer catalog.get.");
        }
    }

    @Test
    void memoryOfAllCallsTogetherIsBounded() {
        try (var runtime = runtime(2, 2, 6 << 20)) {
            var program = program("export const f = () => new Uint8Array(8 << 20).length", BUDGET);
            assertThat(reason(call(runtime, ACME, program, new Answering()))).isEqualTo(Reason.TOO_BUSY);
            var small = program("export const f = () => new Uint8Array(1 << 20).length", BUDGET);
            for (var i = 0; i < 20; i++) {
                assertThat(value(call(runtime, ACME, small, new Answering()))).isEqualTo("1048576");
            }
        }
    }

    @Test
    void releasesAreLoadedOnceUntilForgotten() throws Exception {
        try (var runtime = runtime(8, 8, 1 << 26);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var loads = new AtomicInteger();
            var program = new Program("counted", BUDGET, () -> {
                loads.incrementAndGet();
                return "export const f = () => 1";
            });
            var calls = new ArrayList<Future<Outcome>>();
            for (var i = 0; i < 6; i++) {
                calls.add(callers.submit(() -> call(runtime, ACME, program, new Answering())));
            }
            for (var call : calls) {
                assertThat(value(call.get())).isEqualTo("1");
            }
            assertThat(loads).hasValue(1);
            runtime.forget("counted");
            assertThat(value(call(runtime, ACME, program, new Answering()))).isEqualTo("1");
            assertThat(loads).hasValue(2);
        }
    }

    @Test
    void callsSideBySideSeeTheirOwnDocumentOnly() throws Exception {
        try (var runtime = runtime(16, 16, 1 << 26);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var program = program("let seen = []; export const f = async (d, host) => {"
                    + " seen.push(d.input); await host.catalog.get('a'); return seen }");
            var calls = new ArrayList<Future<Outcome>>();
            for (var i = 0; i < 200; i++) {
                var document = json("{'input':" + i + "}");
                var tenant = i % 2 == 0 ? ACME : GLOBEX;
                calls.add(callers.submit(
                        () -> runtime.invoke(tenant, program, new Invocation("f", document), new Answering())));
                if (i % 10 == 9) {
                    for (var at = i - 9; at <= i; at++) {
                        assertThat(value(calls.get(at).get())).isEqualTo("[" + at + "]");
                    }
                }
            }
        }
    }

    @Test
    void interruptOfTheCallerIsKept() {
        try (var runtime = runtime(2, 2, 1 << 26)) {
            assertThat(call(runtime, ACME, ASK, new Answering())).isInstanceOf(Outcome.Returned.class);
            Thread.currentThread().interrupt();
            var outcome = call(runtime, ACME, ASK, new Answering());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(Outcome.class);
        }
    }

    @Test
    void warmedRuntimeAnswers() {
        try (var runtime = runtime(2, 2, 1 << 26)) {
            runtime.warmUp();
            assertThat(value(call(runtime, ACME, ASK, new Answering()))).isEqualTo("['here',1]");
        }
    }
}
