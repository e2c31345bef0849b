package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.TenantId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Measures the runtimes within one process, with no service around them: `./portolan bench runtime`. Surefire runs it
/// by its name only. It prints figures, which belong in docs/performance.md, and asserts nothing.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RuntimeBenchmark {
    private static final Budget BUDGET = new Budget(Duration.ofSeconds(10), 32, 256, 20);
    private static final String ECHO = "export const f = ({ input }) => ({ got: input, n: input.length });";
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-03-01T09:30:00Z"));
    private static final TenantId QUIET = new TenantId(new UUID(7, 7));
    private static final TenantId LOUD = new TenantId(new UUID(8, 8));

    private static final class Silent implements HostFunctions {
        @Override
        public HostResult call(String name, JsonNode argument) {
            return new HostResult.Ok(argument);
        }

        @Override
        public void log(String level, String message) {
            // Nobody reads it.
        }
    }

    private static void say(String line, Object... values) {
        System.out.println("BENCH " + line.formatted(values));
    }

    private static Outcome call(PluginRuntime runtime, TenantId tenant, Program program, JsonNode document) {
        return runtime.invoke(tenant, program, new Invocation("f", document), new Silent());
    }

    private static JsonNode document(int kib) {
        return Plugins.json("{'config':{},'context':{},'input':[%s1]}"
                .formatted("{'name':'component','count':12345},".repeat(kib * 29)));
    }

    @Test
    @Order(1)
    void echo() {
        try (var runtime = Runtimes.alone(Pooling.DEFAULT, TIME)) {
            echo(runtime, "js", Plugins.program(ECHO, BUDGET), 3000);
            echo(runtime, "wasm compiled", Plugins.wasm(WasmBytes.module(16, WasmBytes.ECHO), true, BUDGET), 50_000);
            echo(
                    runtime,
                    "wasm, 128 KB of memory",
                    Plugins.wasm(WasmBytes.module(2, WasmBytes.ECHO), true, BUDGET),
                    50_000);
            echo(
                    runtime,
                    "wasm interpreted",
                    Plugins.wasm(WasmBytes.module(16, WasmBytes.ECHO), false, BUDGET),
                    50_000);
            var declared = Plugins.declared("f: {return: {got: '=input', n: '=$count(input)'}}", BUDGET);
            echo(runtime, "declarative", declared, 50_000);
            var mapped = Plugins.declared(
                    "f: {return: {items: '=input[name].{\"label\": name, \"value\": count}'}}", BUDGET);
            echo(runtime, "declarative, each item mapped", mapped, 50_000);
        }
    }

    private static void echo(PluginRuntime runtime, String name, Program program, int warmUp) {
        for (var kib : new int[] {1, 10, 100}) {
            var document = document(kib);
            var times = Math.max(200, 5000 / kib);
            cpu(runtime, program, document, warmUp / kib);
            var ms = cpu(runtime, program, document, times);
            say("echo | %s | %d KB | %.3f CPU-ms a call", name, kib, ms);
        }
    }

    private static double cpu(PluginRuntime runtime, Program program, JsonNode document, int times) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var before = system.getProcessCpuTime();
        for (var i = 0; i < times; i++) {
            var outcome = call(runtime, Plugins.TENANT, program, document);
            if (!(outcome instanceof Outcome.Returned)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        return (system.getProcessCpuTime() - before) / 1e6 / times;
    }

    @Test
    @Order(2)
    void thousandTenants() throws Exception {
        try (var runtime = Runtimes.alone(Pooling.DEFAULT, TIME);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            runtime.warmUp();
            for (var program : List.of(
                    Plugins.program(ECHO, BUDGET),
                    Plugins.wasm(WasmBytes.module(16, WasmBytes.ECHO), true, BUDGET),
                    Plugins.declared("f: {return: '=input'}", BUDGET))) {
                System.gc();
                var memory = memory("VmRSS");
                var began = System.nanoTime();
                var answered = new AtomicInteger();
                var calls = new ArrayList<Future<?>>();
                for (var i = 0; i < 1000; i++) {
                    var tenant = new TenantId(new UUID(100, i));
                    calls.add(callers.submit(() -> {
                        while (!(call(runtime, tenant, program, document(1)) instanceof Outcome.Returned)) {
                            Thread.sleep(20);
                        }
                        return answered.incrementAndGet();
                    }));
                    if (i % 16 == 15) {
                        Thread.sleep(1);
                    }
                }
                for (var call : calls) {
                    call.get();
                }
                say(
                        "1,000 tenants | %s | %d answered within %.1f s, process grown by %,d MiB (largest ever %,d MiB)",
                        program.code().kind(),
                        answered.get(),
                        (System.nanoTime() - began) / 1e9,
                        (memory("VmRSS") - memory) >> 10,
                        memory("VmHWM") >> 10);
                var again = new long[50];
                for (var i = 0; i < again.length; i++) {
                    runtime.forget(program.digest());
                    var start = System.nanoTime();
                    call(runtime, QUIET, program, document(1));
                    again[i] = System.nanoTime() - start;
                }
                say("made again | %s | %s", program.code().kind(), percentiles(again));
            }
        }
    }

    /// In KiB.
    private static long memory(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Test
    @Order(3)
    void fairness() throws Exception {
        var loop = new Budget(Duration.ofMillis(500), 32, 64, 20);
        quiet("nobody else", null);
        quiet("another's plugin loops (js)", Plugins.program("export const f = () => { for (;;) {} }", loop));
        quiet("another's plugin loops (wasm)", Plugins.wasm(WasmBytes.module(2, WasmBytes.forever()), true, loop));
        quiet("another's plugin floods output", Plugins.program("export const f = () => 'x'.repeat(1 << 20)", loop));
        quiet(
                "another's plugin floods the log",
                Plugins.program("export const f = () => { for (;;) console.log('x'.repeat(1000)) }", loop));
        quiet(
                "another's plugin takes memory",
                Plugins.program(
                        "export const f = () => { const a = []; for (;;) a.push(new Uint8Array(1 << 20)) }", loop));
        quiet(
                "another's expressions never end",
                Plugins.declared("f: {return: '=(function($x){$x($x)})(function($x){$x($x)})'}", loop));
    }

    private static void quiet(String what, @Nullable Program loud) throws Exception {
        try (var runtime = Runtimes.alone(Pooling.DEFAULT, TIME);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            runtime.warmUp();
            var program = Plugins.program(ECHO, BUDGET);
            var document = document(1);
            cpu(runtime, program, document, 1000);
            var over = new AtomicBoolean();
            var loudCalls = new AtomicInteger();
            for (var i = 0; loud != null && i < 24; i++) {
                var _ = callers.submit(() -> {
                    while (!over.get()) {
                        call(runtime, LOUD, loud, document);
                        loudCalls.incrementAndGet();
                    }
                });
            }
            Thread.sleep(500);
            var times = new long[1000];
            var failed = 0;
            for (var i = 0; i < times.length; i++) {
                var start = System.nanoTime();
                failed += call(runtime, QUIET, program, document) instanceof Outcome.Returned ? 0 : 1;
                times[i] = System.nanoTime() - start;
                Thread.sleep(2);
            }
            over.set(true);
            say(
                    "fairness | %s | %s, %d failed, %d calls of the other",
                    what, percentiles(times), failed, loudCalls.get());
        }
    }

    private static String percentiles(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, most %.2f ms",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
