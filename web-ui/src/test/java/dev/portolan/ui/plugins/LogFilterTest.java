package dev.portolan.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Plugins.LogLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFilterTest {
    private static final Instant AT = Instant.parse("2026-11-28T20:04:00Z");
    private static final LogLine SLOW = new LogLine(AT, "warn", "card", "slow answer");
    private static final LogLine DOWN = new LogLine(AT, "error", "probe", "connection refused");
    private static final LogLine FINE = new LogLine(AT, "INFO", null, "answered");
    private static final List<LogLine> ALL = List.of(SLOW, DOWN, FINE);

    @Test
    void levelMeansThatOneAndWorse() {
        assertThat(new LogFilter("warn", "").of(ALL)).containsExactly(SLOW, DOWN);
        assertThat(new LogFilter("debug", "").of(ALL)).containsExactlyElementsOf(ALL);
    }

    @Test
    void searchLooksAtMessageAndFunction() {
        assertThat(new LogFilter("debug", " PROBE ").of(ALL)).containsExactly(DOWN);
        assertThat(new LogFilter("debug", "answer").of(ALL)).containsExactly(SLOW, FINE);
        assertThat(new LogFilter("error", "answer").of(ALL)).isEmpty();
    }

    @Test
    void fileQuotesWhatItMustAndRunsNoFormula() {
        var lines = List.of(
                new LogLine(AT, "info", "card", "says \"hi\", twice\nand again"),
                new LogLine(null, "info", null, "=HYPERLINK(\"https://evil.test\")"));

        assertThat(LogFile.text(lines))
                .isEqualTo("at,level,function,message\r\n"
                        + "2026-11-28T20:04:00Z,info,card,\"says \"\"hi\"\", twice\nand again\"\r\n"
                        + ",info,,\"'=HYPERLINK(\"\"https://evil.test\"\")\"\r\n");
    }
}
