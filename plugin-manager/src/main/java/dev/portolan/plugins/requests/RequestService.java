package dev.portolan.plugins.requests;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstallingService;
import dev.portolan.plugins.requests.RequestViews.Asked;
import dev.portolan.plugins.requests.RequestViews.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what members ask for. Whoever may install plugins sees what everybody asks for; the others see their own.
@ApplicationScoped
@Transactional
class RequestService {
    private static final int PAGE = 50;
    private static final int MOST_OPEN = 50;
    private static final UUID LAST = new UUID(-1, -1);

    private final RequestRepository rows;
    private final RequestQueries queries;
    private final Offers offers;
    private final InstallingService installing;
    private final CurrentTenant current;
    private final Caller caller;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource time;

    RequestService(
            RequestRepository rows,
            RequestQueries queries,
            Offers offers,
            InstallingService installing,
            CurrentTenant current,
            Caller caller,
            Outbox outbox,
            Audit audit,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.offers = offers;
        this.installing = installing;
        this.current = current;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
    }

    /// @param created whether it had not been asked for by this person before
    record Result(Asked request, boolean created) {}

    /// Newest first.
    ///
    /// @param state null for all
    /// @param mine whether only the caller's own
    Page<Asked> page(@Nullable RequestState state, boolean mine, @Nullable String cursor) {
        var before = cursor == null ? LAST : id(Cursor.decode(cursor, 1).getFirst());
        var states = state == null ? EnumSet.allOf(RequestState.class) : EnumSet.of(state);
        var everybody = !mine && caller.may(Permissions.PLUGIN_INSTALL);
        var found = queries.page(states, everybody, me(), before, PAGE + 1);
        var items = found.stream().limit(PAGE).map(this::asked).toList();
        return new Page<>(
                items, found.size() > PAGE ? Cursor.encode(items.getLast().id()) : null);
    }

    Asked get(UUID id) {
        return rows.findByIdOptional(id).filter(this::visible).map(this::asked).orElseThrow(ProblemException::notFound);
    }

    /// Asks for a plugin. Who asks a second time while the first is open says the same in other words.
    ///
    /// @throws ProblemException `invalid`; `conflict` when it is installed, or the person has too many open
    Result ask(Wish wish) {
        var plugin = offers.plugin(wish.publisher(), wish.plugin());
        offers.check(plugin, wish.version());
        rows.lockNew(current.id().value(), me());
        if (installing.held(plugin).isPresent()) {
            throw new ProblemException(Common.CONFLICT, "It is installed already. Ask an admin to enable it for you.");
        }
        var open = queries.open(plugin.publisher(), plugin.plugin(), me());
        if (open.isPresent()) {
            return new Result(reworded(open.get(), wish), false);
        }
        if (queries.openOf(me()) >= MOST_OPEN) {
            throw new ProblemException(
                    Common.CONFLICT, "You have " + MOST_OPEN + " open requests. Take one of them back first.");
        }
        var row = added(plugin, wish);
        tell("plugin.requested", new PluginEvent.Requested(current.id(), plugin, row.id, row.subject, row.at));
        record("plugin.requested", row, said(row));
        return new Result(asked(row), true);
    }

    /// Takes a request back. Only who made it can; doing so twice is doing so once.
    void withdraw(UUID id) {
        var row = held(id);
        if (!row.subject.equals(me())) {
            throw new ProblemException(
                    Common.FORBIDDEN, "Only who has asked can take a request back. Reject it instead.");
        }
        if (row.state == RequestState.WITHDRAWN) {
            return;
        }
        undecided(row);
        decide(row, RequestState.WITHDRAWN, null);
        record("plugin.request-withdrawn", row, Map.of());
    }

    /// Says no.
    Asked reject(UUID id, String reason) {
        var row = held(id);
        undecided(row);
        decide(row, RequestState.REJECTED, reason);
        tellDecision(row, "rejected");
        record("plugin.request-rejected", row, Map.of("reason", reason));
        return asked(row);
    }

    /// Holds a request that is to be approved until the end of the transaction.
    ///
    /// @throws ProblemException `not-found`, or `conflict` when it was decided
    RequestRow toApprove(UUID id) {
        var row = held(id);
        undecided(row);
        return row;
    }

    /// Says yes; the plugin is installed by now, in the same transaction.
    ///
    /// @param remark what is to be known about it; null for nothing
    Asked approved(RequestRow row, @Nullable String remark) {
        decide(row, RequestState.APPROVED, remark);
        tellDecision(row, "approved");
        record("plugin.request-approved", row, remark == null ? Map.of() : Map.of("remark", remark));
        return asked(row);
    }

    private Asked reworded(RequestRow row, Wish wish) {
        if (!Objects.equals(row.note, wish.note()) || !Objects.equals(row.wanted, wish.version())) {
            row.note = wish.note();
            row.wanted = wish.version();
            record("plugin.requested", row, said(row));
        }
        return asked(row);
    }

    private RequestRow added(PluginId plugin, Wish wish) {
        var author = installing.author();
        var row = new RequestRow();
        row.id = Ids.next();
        row.publisher = plugin.publisher();
        row.plugin = plugin.plugin();
        row.wanted = wish.version();
        row.note = wish.note();
        row.subject = author.subject();
        row.name = author.name();
        row.at = time.instant();
        row.state = RequestState.OPEN;
        rows.persistAndFlush(row);
        return row;
    }

    private RequestRow held(UUID id) {
        return rows.locked(id).filter(this::visible).orElseThrow(ProblemException::notFound);
    }

    private boolean visible(RequestRow row) {
        return row.subject.equals(me()) || caller.may(Permissions.PLUGIN_INSTALL);
    }

    private static void undecided(RequestRow row) {
        if (row.state != RequestState.OPEN) {
            var state = row.state.name().toLowerCase(Locale.ROOT);
            throw new ProblemException(
                    Common.CONFLICT,
                    "It was " + state + (row.decidedName == null ? "" : " by " + row.decidedName) + " meanwhile.");
        }
    }

    private void decide(RequestRow row, RequestState state, @Nullable String reason) {
        var author = installing.author();
        row.state = state;
        row.decidedBy = author.subject();
        row.decidedName = author.name();
        row.decidedAt = time.instant();
        row.reason = reason;
        rows.flush();
    }

    private void tellDecision(RequestRow row, String decision) {
        var plugin = new PluginId(row.publisher, row.plugin);
        tell(
                "plugin.request-decided",
                new PluginEvent.RequestDecided(current.id(), plugin, row.id, row.subject, decision, time.instant()));
    }

    private void tell(String type, PluginEvent event) {
        outbox.append(Topics.PLUGIN_EVENTS, current.id().toString(), current.id(), type, event);
    }

    private void record(String action, RequestRow row, Map<String, Object> after) {
        var plugin = new PluginId(row.publisher, row.plugin);
        audit.record(
                action,
                new Target("plugin", plugin.toString(), offers.title(plugin)),
                new Change(Map.of(), after, null));
    }

    private static Map<String, Object> said(RequestRow row) {
        var said = new HashMap<String, Object>();
        if (row.wanted != null) {
            said.put("version", row.wanted);
        }
        if (row.note != null) {
            said.put("note", row.note);
        }
        return said;
    }

    private Asked asked(RequestRow row) {
        return Asked.of(row, offers.title(new PluginId(row.publisher, row.plugin)));
    }

    private String me() {
        return installing.author().subject();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
