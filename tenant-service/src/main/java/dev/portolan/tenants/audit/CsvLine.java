package dev.portolan.tenants.audit;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An entry as a line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets a `'` before it.
final class CsvLine {
    static final String NAMES = line(
            "seq",
            "at",
            "actor_kind",
            "actor",
            "actor_name",
            "in_name_of",
            "in_name_of_name",
            "address",
            "action",
            "target_type",
            "target",
            "target_name",
            "before",
            "after",
            "reason",
            "id",
            "hash");
    private static final String FORMULA = "=+-@\t\r";

    private CsvLine() {}

    static String of(Recorded recorded) {
        var entry = recorded.entry();
        var actor = entry.actor();
        var target = entry.target();
        var change = entry.change();
        return line(
                String.valueOf(entry.seq()),
                entry.at().toString(),
                actor.kind().name().toLowerCase(Locale.ROOT),
                actor.subject(),
                actor.name(),
                actor.inNameOf(),
                actor.inNameOfName(),
                actor.address(),
                entry.action(),
                target.type(),
                target.id(),
                target.name(),
                values(change.before()),
                values(change.after()),
                change.reason(),
                entry.id().toString(),
                recorded.hash());
    }

    private static String values(@Nullable Map<String, Object> values) {
        return values == null || values.isEmpty() ? "" : Chain.canonical(values);
    }

    private static String line(@Nullable String... cells) {
        return Stream.of(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
