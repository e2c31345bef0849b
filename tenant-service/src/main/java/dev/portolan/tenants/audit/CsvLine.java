package dev.portolan.tenants.audit;

import dev.portolan.kernel.csv.Csv;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry as a line of CSV.
final class CsvLine {
    static final String NAMES = Csv.line(
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

    private CsvLine() {}

    static String of(Recorded recorded) {
        var entry = recorded.entry();
        var actor = entry.actor();
        var target = entry.target();
        var change = entry.change();
        return Csv.line(
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
}
