package dev.portolan.plugins.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Current;
import dev.portolan.contracts.Problem.Editor;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.publishers.PrivateName;
import dev.portolan.plugins.studio.DraftViews.Beginning;
import dev.portolan.plugins.studio.DraftViews.Item;
import dev.portolan.plugins.studio.DraftViews.Whole;
import dev.portolan.plugins.wire.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps drafts. A draft may be unfinished in any way; it is looked at when it is shown or published.
@ApplicationScoped
@Transactional
class DraftService {
    private static final int MOST = 100;
    private static final int LARGEST = 64 << 10;

    private final DraftRepository rows;
    private final CurrentTenant current;
    private final Caller caller;
    private final Audit audit;
    private final LastRelease last;
    private final InstantSource time;

    DraftService(
            DraftRepository rows,
            CurrentTenant current,
            Caller caller,
            Audit audit,
            LastRelease last,
            InstantSource time) {
        this.rows = rows;
        this.current = current;
        this.caller = caller;
        this.audit = audit;
        this.last = last;
        this.time = time;
    }

    /// All of them: there are few.
    Page<Item> list() {
        return new Page<>(rows.all(MOST).stream().map(Item::of).toList(), null);
    }

    Whole get(UUID id) {
        return whole(rows.findByIdOptional(id).orElseThrow(ProblemException::notFound));
    }

    /// As [#get], if it is still as a client has seen it.
    Whole seen(UUID id, @Nullable String ifMatch) {
        return whole(held(id, ifMatch));
    }

    /// A draft of a name that was published under before goes on after that.
    ///
    /// @throws ProblemException `conflict` when there is one of this name, or too many; `invalid`
    Whole begin(Beginning wish) {
        if (rows.taken(wish.name())) {
            var taken = "There is a draft " + wish.name() + " already. Choose another name.";
            throw new ProblemException(Common.CONFLICT, taken, List.of(new Violation("/name", taken)));
        }
        if (rows.count() >= MOST) {
            throw new ProblemException(
                    Common.CONFLICT, "There are " + MOST + " drafts. Delete one that is not needed first.");
        }
        var row = new DraftRow();
        row.id = Ids.next();
        row.name = wish.name();
        row.released = last.version(plugin(row)).orElse(null);
        write(row, wish.content());
        rows.persistAndFlush(row);
        record("studio-draft.created", row, Map.of());
        return whole(row);
    }

    /// What changes nothing makes no revision, whoever saves it.
    ///
    /// @throws ProblemException `precondition-failed` when it is not as the client has seen it
    Whole save(UUID id, ObjectNode content, @Nullable String ifMatch) {
        var row = held(id, ifMatch);
        if (!content.equals(DraftViews.content(row))) {
            write(row, content);
            rows.flush();
            record("studio-draft.changed", row, Map.of());
        }
        return whole(row);
    }

    /// Deletes the draft; what was published of it stays.
    void delete(UUID id, @Nullable String ifMatch) {
        var row = held(id, ifMatch);
        rows.delete(row);
        record("studio-draft.deleted", row, Map.of());
    }

    /// Notes that a version was published.
    void released(UUID id, String version) {
        var row = held(id, null);
        row.released = version;
        rows.flush();
        record("studio-draft.published", row, Map.of("version", version));
    }

    private DraftRow held(UUID id, @Nullable String ifMatch) {
        var row = rows.locked(id).orElseThrow(ProblemException::notFound);
        if (!IfMatch.allows(ifMatch, row.revision)) {
            throw ProblemException.outdated(
                    row.changedBy + " has changed the draft meanwhile. Load it again, then repeat.",
                    new Current(row.revision, new Editor(row.changedSubject, row.changedBy), row.changedAt));
        }
        return row;
    }

    private void write(DraftRow row, ObjectNode content) {
        var text = content.toString();
        if (text.length() > LARGEST) {
            throw ProblemException.invalid("/content", "must have at most 64 KiB of JSON");
        }
        row.content = text;
        row.revision++;
        row.changedAt = time.instant().truncatedTo(ChronoUnit.MICROS);
        row.changedBy = caller.displayName();
        row.changedSubject = caller.subject();
    }

    private void record(String action, DraftRow row, Map<String, Object> after) {
        var title = Item.of(row).title();
        audit.record(action, new Target("studio-draft", row.id.toString(), title), new Change(Map.of(), after, null));
    }

    private Whole whole(DraftRow row) {
        return Whole.of(
                row,
                plugin(row),
                last.same(plugin(row), DraftViews.content(row)).orElse(null));
    }

    private PluginId plugin(DraftRow row) {
        return new PluginId(PrivateName.of(current.id()), row.name);
    }
}
