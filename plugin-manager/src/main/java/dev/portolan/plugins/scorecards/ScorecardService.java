package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.plugins.scorecards.ScorecardViews.All;
import dev.portolan.plugins.scorecards.ScorecardViews.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scorecards of the current tenant: what its admins make of the checks there are.
@ApplicationScoped
@Transactional
class ScorecardService {
    private static final int MOST = 50;

    private final ScorecardRepository rows;
    private final ScorecardQueries queries;
    private final ScorecardBulkRepository bulk;
    private final CountingService counting;
    private final ActiveCheckService checks;
    private final Audit audit;
    private final InstantSource time;

    ScorecardService(
            ScorecardRepository rows,
            ScorecardQueries queries,
            ScorecardBulkRepository bulk,
            CountingService counting,
            ActiveCheckService checks,
            Audit audit,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.bulk = bulk;
        this.counting = counting;
        this.checks = checks;
        this.audit = audit;
        this.time = time;
    }

    All all() {
        var all = queries.all();
        var runs = checks.schedules();
        var ranAt = Stream.concat(
                        runs.stream().map(check -> check.times().ended()),
                        all.stream().map(row -> row.countedAt))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        var errors = runs.stream()
                .map(check -> check.outcome().error())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        return new All(
                all.stream().map(this::shown).toList(),
                counting.waiting() || runs.stream().anyMatch(this::running),
                ranAt.orElse(null),
                errors.isEmpty() ? null : errors);
    }

    private boolean running(Schedule check) {
        var next = check.times().next();
        return check.state() == Schedule.State.RUNNING || (next != null && !next.isAfter(time.instant()));
    }

    Shown get(UUID id) {
        return shown(present(id));
    }

    /// @throws ProblemException `conflict` when there are too many
    Shown create(Scorecard.Content content) {
        content.check();
        if (queries.all().size() >= MOST) {
            throw new ProblemException(
                    Common.CONFLICT, "There are " + MOST + " scorecards already. Remove one of them first.");
        }
        var row = new ScorecardRow();
        row.id = Ids.next();
        row.standard = false;
        row.removed = false;
        fill(row, content);
        rows.persistAndFlush(row);
        counting.ask(row.id);
        record("scorecard.created", row);
        return shown(row);
    }

    Shown change(UUID id, Scorecard.Content content) {
        content.check();
        var row = present(id);
        if (Scorecard.of(row).content().equals(content)) {
            return shown(row);
        }
        fill(row, content);
        rows.flush();
        counting.ask(row.id);
        record("scorecard.changed", row);
        return shown(row);
    }

    void remove(UUID id) {
        var row = present(id);
        record("scorecard.removed", row);
        if (row.standard) {
            row.removed = true;
            bulk.replace(row.id, List.of());
        } else {
            rows.delete(row);
        }
    }

    /// Has the checks run now.
    void run() {
        checks.run();
        counting.askAll();
        audit.record("scorecard.checks-run", new Target("scorecard", "checks", null));
    }

    private Shown shown(ScorecardRow row) {
        var scorecard = Scorecard.of(row);
        var reached =
                new ArrayList<>(Collections.nCopies(scorecard.content().levels().size() + 1, 0L));
        queries.reached(row.id).forEach(line -> {
            var level = Math.min((Integer) line[0], reached.size() - 1);
            reached.set(level, reached.get(level) + (Long) line[1]);
        });
        return new Shown(
                row.id,
                scorecard.content(),
                scorecard.standard(),
                scorecard.changedAt(),
                scorecard.countedAt(),
                reached);
    }

    private ScorecardRow present(UUID id) {
        return queries.present(id).orElseThrow(ProblemException::notFound);
    }

    private void fill(ScorecardRow row, Scorecard.Content content) {
        row.name = content.name().strip();
        row.description = content.description();
        row.filter = content.filterText();
        row.levels = content.levelsText();
        row.changedAt = time.instant();
    }

    private void record(String action, ScorecardRow row) {
        audit.record(
                action,
                new Target("scorecard", row.id.toString(), row.name),
                new Change(Map.of(), Map.of("levels", row.levels, "filter", row.filter), null));
    }
}
