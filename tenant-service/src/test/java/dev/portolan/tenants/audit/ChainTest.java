package dev.portolan.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The canonical form and the hashes are a promise: these were computed with `sha256sum`, and stand in docs/audit.md.
class ChainTest {
    private static final Entry FIRST = new Entry(
            UUID.fromString("01a20512-5a9a-74fa-ad00-315037b6330a"),
            1,
            Instant.parse("2026-11-28T19:00:00Z"),
            new Actor(Kind.MEMBER, "u1", "Ann", null, "192.0.2.7"),
            "member.invited",
            new Target("invitation", "7", "bo@acme.test"),
            new Change(Map.of(), Map.of("role", "viewer", "email", "bo@acme.test"), null));
    private static final Entry SECOND = new Entry(
            UUID.fromString("01a20512-5a9a-74fa-ad00-315037b6330b"),
            2,
            Instant.parse("2026-11-28T19:05:00.123456Z"),
            new Actor(Kind.STAFF, "s1", "Sam", "u1", "192.0.2.9", "Ann"),
            "plugin.disabled",
            new Target("plugin", "portolan/uptime", null),
            new Change(Map.of("enabled", true), Map.of("enabled", false), "asked to"));

    @Test
    void hashesAreThoseOfSha256sum() {
        var first = Chain.next(Chain.START, FIRST);

        assertThat(first).isEqualTo("af3422346a93a665c57beaba43e49ca221211968a8811f1d02ab927a43d60090");
        assertThat(Chain.next(first, SECOND))
                .isEqualTo("ce95a8b087d0b64dbcb7e7aec290fb88cacb24ed72c694efb492b7010a27df2d");
    }

    @Test
    void theDocumentedExampleIsThisOne() throws IOException {
        var page = Files.readString(Path.of("../docs/audit.md"));

        assertThat(page).contains(Chain.canonical(FIRST), Chain.canonical(SECOND));
        assertThat(page).contains(Chain.next(Chain.START, FIRST), Chain.next(Chain.next(Chain.START, FIRST), SECOND));
    }

    @Test
    void membersAreInOrderHoweverDeepAndNullsStay() {
        var value = new LinkedHashMap<String, Object>();
        value.put("z", List.of(Map.of("b", 1, "a", "é\"\n")));
        value.put("a", null);

        assertThat(Chain.canonical(value)).isEqualTo("{\"a\":null,\"z\":[{\"a\":\"é\\\"\\n\",\"b\":1}]}");
    }

    @Test
    void whatIsEmptyIsAnEmptyObject() {
        var entry = new Entry(
                FIRST.id(),
                1,
                FIRST.at(),
                FIRST.actor(),
                FIRST.action(),
                SECOND.target(),
                new Change(null, null, null));

        assertThat(Chain.canonical(entry)).contains("\"change\":{}").doesNotContain("null");
    }
}
