package dev.portolan.kernel.egress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The settings of one test.
record EgressSettings(Optional<List<String>> allow, Set<Integer> ownPorts) implements EgressConfig {
    static EgressSettings allowing(String... addresses) {
        return new EgressSettings(Optional.of(List.of(addresses)), Set.of());
    }

    EgressSettings withOwnPort(int port) {
        return new EgressSettings(allow, Set.of(port));
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int maxHeaderBytes() {
        return 8192;
    }

    @Override
    public int maxConcurrent() {
        return 4;
    }
}
