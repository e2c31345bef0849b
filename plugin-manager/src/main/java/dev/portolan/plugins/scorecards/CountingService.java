package dev.portolan.plugins.scorecards;

import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.queues.Claim;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Said;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps what checks have said and what follows from it, a part at a time.
@ApplicationScoped
@Transactional
class CountingService {
    /// How many days are remembered.
    private static final int DAYS = 400;

    private final ScorecardRepository rows;
    private final ScorecardQueries queries;
    private final DayRepository days;
    private final ScorecardBulkRepository bulk;
    private final ExtensionService extensions;
    private final ScorecardConfig config;
    private final Event<Asked> alarm;
    private final InstantSource time;

    CountingService(
            ScorecardRepository rows,
            ScorecardQueries queries,
            DayRepository days,
            ScorecardBulkRepository bulk,
            ExtensionService extensions,
            ScorecardConfig config,
            Event<Asked> alarm,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.days = days;
        this.bulk = bulk;
        this.extensions = extensions;
        this.config = config;
        this.alarm = alarm;
        this.time = time;
    }

    /// Fired in the transaction that makes a scorecard due at once.
    record Asked() {}

    /// Keeps answers of a run.
    ///
    /// @param position where the run goes on
    /// @param seen how many entities it has seen
    /// @return whether the run is still this process'; if not, nothing is kept
    boolean keep(Run run, CheckId check, List<Said> answers, @Nullable String position, long seen) {
        if (!run.keep(position, new Schedule.Progress(seen, null), seen)) {
            return false;
        }
        if (!answers.isEmpty()) {
            bulk.answers(check, answers, time.instant());
        }
        return true;
    }

    /// A check has been put to all entities. Scorecards are counted a little later: others may be about to end, too.
    ///
    /// @param begun what it said before of others is no more; null where not all could be asked
    void finish(CheckId check, @Nullable Instant begun) {
        if (begun != null) {
            bulk.forget(check, begun);
        }
        standard(active());
        askAll();
    }

    /// Forgets a check that is no more.
    void gone(CheckId check) {
        bulk.forget(check, time.instant());
    }

    /// Has all scorecards counted anew in a moment.
    void askAll() {
        bulk.ask(null, time.instant().plus(config.settle()));
    }

    /// Has a scorecard counted as soon as there is a turn.
    void ask(UUID scorecard) {
        bulk.ask(scorecard, time.instant());
        alarm.fire(new Asked());
    }

    /// Whether any scorecard waits for being counted.
    boolean waiting() {
        return bulk.waiting();
    }

    Optional<Scorecard> find(UUID id) {
        return queries.present(id).map(Scorecard::of);
    }

    void ended(Claim claim) {
        bulk.ended(claim);
    }

    void later(Claim claim, Duration pause) {
        bulk.later(claim, time.instant().plus(pause));
    }

    /// The checks of enabled plugins.
    Set<CheckId> active() {
        return extensions.at(ExtensionPoint.CHECK).stream().map(CheckId::of).collect(Collectors.toUnmodifiableSet());
    }

    // The one that there is from the beginning is made once.
    private void standard(Set<CheckId> active) {
        if (active.isEmpty() || queries.standards() > 0) {
            return;
        }
        var content = Standard.of(active);
        var row = new ScorecardRow();
        row.id = Ids.next();
        row.standard = true;
        row.name = content.name();
        row.description = content.description();
        row.filter = content.filterText();
        row.levels = content.levelsText();
        row.changedAt = time.instant();
        rows.persistAndFlush(row);
    }

    /// Counts a page of entities.
    List<Standing> count(Scorecard scorecard, List<Subject> page, Set<CheckId> active) {
        var checks = scorecard.content().levels().stream()
                .flatMap(level -> level.checks().stream())
                .map(CheckId::toString)
                .collect(Collectors.toUnmodifiableSet());
        var refs = page.stream().map(Subject::ref).toList();
        var results = new HashMap<String, Map<CheckId, Verdict>>();
        if (!checks.isEmpty() && !refs.isEmpty()) {
            queries.results(refs, checks)
                    .forEach(row -> results.computeIfAbsent(row.entity, _ -> new HashMap<>())
                            .put(CheckId.parse(row.checkName), row.result));
        }
        return page.stream()
                .map(entity -> {
                    var count = Counting.of(
                            scorecard.content().levels(), active, results.getOrDefault(entity.ref(), Map.of()));
                    return new Standing(
                            entity.ref(),
                            entity.title(),
                            entity.owner(),
                            count.level(),
                            count.passed(),
                            count.applicable());
                })
                .toList();
    }

    /// Takes the standings of all entities instead of those before, and remembers the day.
    void counted(Scorecard counted, List<Standing> standings) {
        queries.present(counted.id())
                .filter(row -> row.changedAt.equals(counted.changedAt()))
                .ifPresent(row -> {
                    bulk.replace(row.id, standings);
                    row.countedAt = time.instant();
                    remember(row.id, counted.content().levels().size(), standings);
                });
    }

    private void remember(UUID scorecard, int levels, List<Standing> standings) {
        var reached = new ArrayList<>(Collections.nCopies(levels + 1, 0L));
        standings.forEach(one -> reached.set(one.level(), reached.get(one.level()) + 1));
        var today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        var row = queries.day(scorecard, today).orElseGet(() -> {
            var added = new DayRow();
            added.id = Ids.next();
            added.scorecard = scorecard;
            added.day = today;
            return added;
        });
        row.reached = Counting.text(reached);
        days.persistAndFlush(row);
        var _ = queries.forgetDays(scorecard, today.minusDays(DAYS));
    }
}
