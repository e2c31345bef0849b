package dev.portolan.plugins.scorecards;

import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Said;
import dev.portolan.plugins.scorecards.ScorecardBulkRepository.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
    private final InstantSource time;

    CountingService(
            ScorecardRepository rows,
            ScorecardQueries queries,
            DayRepository days,
            ScorecardBulkRepository bulk,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.days = days;
        this.bulk = bulk;
        this.time = time;
    }

    void keep(CheckId check, List<Said> answers) {
        if (!answers.isEmpty()) {
            bulk.answers(check, answers, time.instant());
        }
    }

    /// A check has been put to all entities: what it said of others before is no more.
    void finish(CheckId check, Instant begun) {
        bulk.forget(check, begun);
    }

    List<Scorecard> all() {
        return queries.all().stream().map(Scorecard::of).toList();
    }

    /// Makes the scorecard that there is from the beginning, once.
    void standard(Collection<CheckId> active) {
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
