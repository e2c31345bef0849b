package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import java.util.function.Supplier;

/// The log of one call, within bounds.
final class LogLines {
    static final int MOST_LINES = 200;
    static final int LONGEST_LINE = 2000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_JSON = 1 << 16;
    private static final Set<String> LEVELS = Set.of("debug", "info", "warn", "error");

    private final HostFunctions host;
    private int lines;

    LogLines(HostFunctions host) {
        this.host = host;
    }

    void add(int size, Supplier<String> argument) {
        if (full()) {
            return;
        }
        if (size > LONGEST_JSON) {
            host.log("warn", "A line of %,d KiB is dropped.".formatted(size / 1024));
            return;
        }
        try {
            write(JSON.readTree(argument.get()));
        } catch (JsonProcessingException e) {
            host.log("warn", "A line that is no JSON is dropped.");
        }
    }

    void add(String level, String line) {
        if (!full()) {
            write(level, line);
        }
    }

    private boolean full() {
        if (++lines == MOST_LINES + 1) {
            host.log("warn", "Further lines of this call are dropped.");
        }
        return lines > MOST_LINES;
    }

    private void write(JsonNode entry) {
        write(entry.path("level").asText(), entry.path("line").asText());
    }

    private void write(String level, String line) {
        host.log(
                LEVELS.contains(level) ? level : "info",
                line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…");
    }
}
