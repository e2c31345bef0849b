package dev.portolan.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void noCellIsAFormula(String text) {
        assertThat(line(text)).contains(",\"'" + text + "\",");
    }

    @Test
    void quotesAreDoubledAndLinesStayInTheirCell() {
        assertThat(line("a \"b\",\nc")).contains(",\"a \"\"b\"\",\nc\",");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(line("Ann = Bo")).contains(",\"Ann = Bo\",").endsWith("\r\n");
    }

    private static String line(String targetName) {
        var entry = new Entry(
                new UUID(0, 1),
                1,
                Instant.EPOCH,
                new Actor(Kind.MEMBER, "u1", "Ann", null, null),
                "member.invited",
                new Target("member", "7", targetName),
                new Change(Map.of(), Map.of("role", "viewer"), null));
        return CsvLine.of(new Recorded(entry, "00"));
    }
}
