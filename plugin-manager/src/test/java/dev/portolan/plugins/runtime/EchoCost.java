package dev.portolan.plugins.runtime;

import java.lang.management.ManagementFactory;

/// Prints what a warm call costs: processor time of the whole process over an echo, by size of the document.
final class EchoCost {
    private EchoCost() {}

    public static void main(String[] arguments) {
        try (var runtime = Plugins.RUNTIME) {
            runtime.warmUp();
            var program = Plugins.program("export const f = ({ input }) => ({ got: input, n: input.length });");
            for (var kib : new int[] {1, 1, 10}) {
                var document = Plugins.json(
                        "{'input':[%s1]}".formatted("{'name':'component','count':12345},".repeat(kib * 29)));
                var invocation = new Invocation("f", document);
                measure(runtime, program, invocation, 5000 / kib);
                System.out.printf(
                        "%2d KiB: %.3f CPU-ms per call%n", kib, measure(runtime, program, invocation, 5000 / kib));
            }
        }
    }

    private static double measure(PluginRuntime runtime, Program program, Invocation invocation, int times) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var before = system.getProcessCpuTime();
        for (var i = 0; i < times; i++) {
            if (!(runtime.invoke(Plugins.TENANT, program, invocation, new Plugins.Host())
                    instanceof Outcome.Returned)) {
                throw new IllegalStateException("the echo failed");
            }
        }
        return (system.getProcessCpuTime() - before) / 1e6 / times;
    }
}
