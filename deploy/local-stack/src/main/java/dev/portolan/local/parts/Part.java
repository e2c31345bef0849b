package dev.portolan.local.parts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One process of the stack, and how it is started, found ready and ended.
///
/// @param after the parts that must have been ready once before this one is started
public record Part(String name, Address address, Set<String> after, Lifecycle lifecycle) {
    public Part {
        after = Set.copyOf(after);
    }

    /// @param port where others reach the part
    /// @param others further ports that must be free
    public record Address(int port, List<Integer> others) {
        public Address {
            others = List.copyOf(others);
        }

        public static Address of(int port, Integer... others) {
            return new Address(port, List.of(others));
        }
    }

    /// @param stopSignal what makes the process end in order, `TERM` or `INT`
    public record Lifecycle(Launch launch, Probe probe, Setup setup, String stopSignal) {
        public static Lifecycle of(Launch launch, Probe probe) {
            return new Lifecycle(launch, probe, () -> {}, "TERM");
        }
    }

    /// @param environment added to the launcher's own
    public record Command(List<String> words, Map<String, String> environment) {
        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }

    /// Prepares what the part needs on disk and says how it is started. Called before each start.
    public interface Launch {
        Command prepare() throws IOException;
    }

    /// Says whether the part answers; must itself answer within 5 s.
    public interface Probe {
        boolean ready();
    }

    /// What is done once the part answers and before others may use it. Called after each start.
    public interface Setup {
        void run() throws IOException;
    }
}
