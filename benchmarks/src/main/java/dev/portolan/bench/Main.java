package dev.portolan.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs one benchmark by its name: `./portolan bench NAME [ARGUMENT ...]`.
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "catalog",
            new CatalogBenchmark(),
            "propagation",
            new PropagationBenchmark(),
            "signups",
            new SignupBenchmark()));

    private Main() {}

    /// Exit code 2 when there is no such benchmark, 1 when it could not be carried out.
    public static void main(String[] arguments) {
        var benchmark = arguments.length == 0 ? null : BENCHMARKS.get(arguments[0]);
        System.exit(benchmark == null ? unknown() : measure(benchmark, List.of(arguments)));
    }

    private static int unknown() {
        System.err.println("There is no such benchmark; there are: " + String.join(", ", BENCHMARKS.keySet()));
        return 2;
    }

    private static int measure(Benchmark benchmark, List<String> arguments) {
        try (var stack = LocalStack.running()) {
            benchmark.run(stack, arguments.subList(1, arguments.size()));
            return 0;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /// An argument that is a number.
    ///
    /// @throws IllegalStateException when it is none
    static int number(List<String> arguments, int position, int otherwise) {
        try {
            return arguments.size() > position ? Integer.parseInt(arguments.get(position)) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalStateException(arguments.get(position) + " is not a number", e);
        }
    }

    /// One thing that is measured.
    interface Benchmark {
        /// Measures, and prints what it found as rows of docs/performance.md.
        ///
        /// @throws IllegalStateException with a sentence for whoever runs it, when it cannot be carried out
        void run(LocalStack stack, List<String> arguments);
    }
}
