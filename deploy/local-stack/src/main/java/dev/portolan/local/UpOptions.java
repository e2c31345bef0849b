package dev.portolan.local;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Ports;
import java.util.List;

/// What `./portolan up` was asked for.
record UpOptions(Home home, Ports ports, List<String> words) {
    UpOptions {
        words = List.copyOf(words);
    }

    boolean demo() {
        return words.contains("--demo");
    }

    boolean fresh() {
        return words.contains("--fresh");
    }

    boolean detach() {
        return words.contains("--detach");
    }
}
