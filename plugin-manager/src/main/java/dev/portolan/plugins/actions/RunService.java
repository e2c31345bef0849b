package dev.portolan.plugins.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.actions.ActionViews.Summary;
import dev.portolan.plugins.actions.ActionViews.Whole;
import dev.portolan.plugins.events.EventLogService;
import dev.portolan.plugins.events.Happening;
import dev.portolan.plugins.events.Happening.Origin;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.invocations.ExtensionCalls.Person;
import dev.portolan.plugins.invocations.LogLine;
import dev.portolan.plugins.invocations.Occasion.Progress;
import dev.portolan.plugins.propagation.TenantStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the runs of the current tenant's actions.
@ApplicationScoped
@Transactional
class RunService {
    private static final int PAGE = 50;
    private static final int MOST_LINES = 500;
    private static final UUID LAST = new UUID(-1, -1);

    private final RunRepository rows;
    private final RunQueries queries;
    private final EventLogService log;
    private final TenantStream stream;
    private final CurrentTenant current;
    private final Audit audit;
    private final ActionConfig config;
    private final InstantSource time;

    RunService(
            RunRepository rows,
            RunQueries queries,
            EventLogService log,
            TenantStream stream,
            CurrentTenant current,
            Audit audit,
            ActionConfig config,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.log = log;
        this.stream = stream;
        this.current = current;
        this.audit = audit;
        this.config = config;
        this.time = time;
    }

    /// Newest first.
    Page<Summary> page(@Nullable EntityRef entity, @Nullable String cursor) {
        var before = cursor == null ? LAST : id(Cursor.decode(cursor, 1).getFirst());
        var found = queries.page(entity == null ? "" : entity.toString(), before, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        return new Page<>(
                shown.stream().map(Summary::of).toList(),
                found.size() > PAGE ? Cursor.encode(shown.getLast().id) : null);
    }

    Whole get(UUID id) {
        return whole(rows.findByIdOptional(id).orElseThrow(ProblemException::notFound));
    }

    /// Writes down that a run begins.
    ///
    /// @throws ProblemException `too-many-requests` when as many are running as may
    UUID begin(ActiveExtension active, @Nullable EntityRef entity, JsonNode values, Person person) {
        if (queries.running() >= config.atOnce()) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS,
                    config.atOnce() + " actions are running in this organization. Wait until one has ended.",
                    Duration.ofSeconds(5));
        }
        var row = new RunRow();
        row.id = Ids.next();
        row.plugin = active.installation().plugin().toString();
        row.extension = active.extension().id();
        row.title = active.extension().title();
        row.entity = entity == null ? null : entity.toString();
        row.given = values.toString();
        row.state = RunState.RUNNING;
        row.bySubject = person.subject();
        row.byName = person.name();
        row.startedAt = time.instant();
        row.aliveUntil = row.startedAt.plus(config.lease());
        rows.persistAndFlush(row);
        audit.record("action.started", target(row), new Change(Map.of(), said(row, values), null));
        tell(row, 0);
        return row.id;
    }

    /// Writes down what a run has said since the last time, and that it is alive.
    ///
    /// @return whether it is wanted still
    boolean keep(UUID id, List<LogLine> lines, @Nullable Progress progress) {
        var row = rows.locked(id).filter(held -> held.state == RunState.RUNNING);
        if (row.isEmpty()) {
            return false;
        }
        said(row.get(), lines, progress);
        row.get().aliveUntil = time.instant().plus(config.lease());
        if (!lines.isEmpty() || progress != null) {
            tell(row.get(), lines.size());
        }
        return true;
    }

    /// Writes down how a run has ended, unless it was ended before.
    void end(UUID id, List<LogLine> lines, @Nullable Progress progress, ActionResult result) {
        rows.locked(id).filter(held -> held.state == RunState.RUNNING).ifPresent(row -> {
            said(row, lines, progress);
            row.result = result.json() == null ? null : result.json().toString();
            close(row, result.state(), result.message());
        });
    }

    /// Ends a run that nobody ends any more: what it was doing may be done, or half done.
    void lose(UUID id, String why) {
        rows.locked(id)
                .filter(held -> held.state == RunState.RUNNING)
                .ifPresent(row -> close(row, RunState.FAILED, why));
    }

    /// Ends a run because somebody wants it no more. Of one that has ended, nothing changes.
    Whole cancel(UUID id, Person person) {
        var row = rows.locked(id).orElseThrow(ProblemException::notFound);
        if (row.state == RunState.RUNNING) {
            close(row, RunState.CANCELLED, "Cancelled by " + person.name() + ". What was done until then is done.");
            audit.record("action.cancelled", target(row), new Change(Map.of(), Map.of("run", row.id.toString()), null));
        }
        return whole(row);
    }

    private void close(RunRow row, RunState state, @Nullable String message) {
        row.state = state;
        row.message = message;
        row.endedAt = time.instant();
        rows.flush();
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("extension", row.extension)
                .put("title", row.title)
                .put("run", row.id.toString())
                .put("state", state.word());
        if (message != null) {
            data.put("message", message);
        }
        var origin = new Origin("action", PluginId.parse(row.plugin), row.bySubject, 0);
        var _ = log.record(new Happening(Ids.next(), row.endedAt, "action.finished", origin, row.entity, data));
        tell(row, 0);
    }

    private void said(RunRow row, List<LogLine> lines, @Nullable Progress progress) {
        for (var said : lines) {
            var line = new LineRow();
            line.id = Ids.next();
            line.run = row.id;
            line.at = said.at();
            line.level = said.level();
            line.message = said.message();
            rows.add(line);
        }
        if (progress != null) {
            row.done = progress.done();
            row.total = progress.total();
            row.note = progress.message();
        }
    }

    private static Map<String, Object> said(RunRow row, JsonNode values) {
        var said = new LinkedHashMap<String, Object>();
        said.put("run", row.id.toString());
        if (row.entity != null) {
            said.put("entity", row.entity);
        }
        values.properties().forEach(value -> said.put("/values/" + value.getKey(), value.getValue()));
        return said;
    }

    private static Target target(RunRow row) {
        return new Target("action", row.plugin + "/" + row.extension, row.title);
    }

    /// @param lines how many more there are
    private void tell(RunRow row, int lines) {
        var progress = row.done == null ? null : new Progress(row.done, row.total == null ? 0 : row.total, row.note);
        stream.tell(
                current.id(),
                "action.run",
                new Passing(row.id, row.plugin, row.extension, row.entity, row.state, progress, lines));
    }

    /// Data of `action.run`.
    ///
    /// @param lines how many lines of log have come since it was told last
    private record Passing(
            UUID id,
            String plugin,
            String extension,
            @Nullable String entity,
            RunState state,
            @Nullable Progress progress,
            int lines) {}

    private Whole whole(RunRow row) {
        return Whole.of(row, queries.lines(row.id, MOST_LINES));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
