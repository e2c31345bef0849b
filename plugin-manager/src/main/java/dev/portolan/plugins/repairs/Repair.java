package dev.portolan.plugins.repairs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.kernel.paging.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// One thing that is wrong with an installation.
///
/// @param since the same for as long as it is the same fault
/// @param message what happened, and what it means, in a sentence or two
public record Repair(
        @JsonUnwrapped Subject subject,
        RepairKind kind,
        Instant since,
        String message,
        List<Mend> mends,
        @JsonIgnore UUID installation) {
    public Repair {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        mends = List.copyOf(mends);
    }

    public static Repair of(Case one, RepairKind kind, Instant since, String message, Mend... mends) {
        var plugin = one.installation().plugin();
        var title = one.release().manifest().listing().title();
        var subject = new Subject(
                Cursor.encode(kind.word(), plugin, since.toEpochMilli()), plugin.publisher(), plugin.plugin(), title);
        return new Repair(
                subject,
                kind,
                since,
                message,
                List.of(mends),
                one.installation().id());
    }

    /// What it is about.
    ///
    /// @param id of the repair, opaque; another when the same happens again
    public record Subject(String id, String publisher, String plugin, String title) {}
}
