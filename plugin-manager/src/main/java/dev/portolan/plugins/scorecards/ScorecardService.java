package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Reason;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.plugins.schedules.ScheduleService;
import dev.portolan.plugins.scorecards.ScorecardViews.All;
import dev.portolan.plugins.scorecards.ScorecardViews.Answer;
import dev.portolan.plugins.scorecards.ScorecardViews.Check;
import dev.portolan.plugins.scorecards.ScorecardViews.Checks;
import dev.portolan.plugins.scorecards.ScorecardViews.Day;
import dev.portolan.plugins.scorecards.ScorecardViews.Found;
import dev.portolan.plugins.scorecards.ScorecardViews.OfEntities;
import dev.portolan.plugins.scorecards.ScorecardViews.OfEntity;
import dev.portolan.plugins.scorecards.ScorecardViews.Shown;
import dev.portolan.plugins.scorecards.ScorecardViews.Standing;
import dev.portolan.plugins.scorecards.ScorecardViews.Team;
import dev.portolan.plugins.scorecards.ScorecardViews.Teams;
import dev.portolan.plugins.scorecards.ScorecardViews.Totals;
import dev.portolan.plugins.scorecards.ScorecardViews.Trend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The scorecards of the current tenant: what its admins make of the checks there are, and how entities stand by them.
@ApplicationScoped
@Transactional
class ScorecardService {
    private static final int MOST = 50;
    private static final int PAGE = 100;

    private final ScorecardRepository rows;
    private final ScorecardQueries queries;
    private final ScorecardBulkRepository bulk;
    private final CountingService counting;
    private final ScheduleService schedules;
    private final ExtensionService extensions;
    private final Audit audit;
    private final InstantSource time;

    ScorecardService(
            ScorecardRepository rows,
            ScorecardQueries queries,
            ScorecardBulkRepository bulk,
            CountingService counting,
            ScheduleService schedules,
            ExtensionService extensions,
            Audit audit,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.bulk = bulk;
        this.counting = counting;
        this.schedules = schedules;
        this.extensions = extensions;
        this.audit = audit;
        this.time = time;
    }

    All all() {
        var all = queries.all();
        var checks = schedules.at(Set.of(ExtensionPoint.CHECK)).stream()
                .filter(check -> check.state() != Schedule.State.OFF)
                .toList();
        var ranAt = Stream.concat(
                        checks.stream().map(check -> check.times().ended()),
                        all.stream().map(row -> row.countedAt))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        var errors = checks.stream()
                .map(check -> check.outcome().error())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        return new All(
                all.stream().map(this::shown).toList(),
                counting.waiting() || checks.stream().anyMatch(this::running),
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
        active().values().forEach(check -> {
            var _ = schedules.ask(check.installation().id(), check.extension().id(), Reason.MANUAL);
        });
        counting.askAll();
        audit.record("scorecard.checks-run", new Target("scorecard", "checks", null));
    }

    /// Those that are active.
    Checks checks() {
        var totals = new HashMap<String, Map<Verdict, Long>>();
        queries.totals()
                .forEach(line -> totals.computeIfAbsent(String.valueOf(line[0]), _ -> new HashMap<>())
                        .put((Verdict) line[1], (Long) line[2]));
        return new Checks(active().values().stream()
                .map(active -> {
                    var check = CheckId.of(active);
                    var known = totals.getOrDefault(check.toString(), Map.of());
                    return new Check(
                            check,
                            active.extension().title(),
                            active.extension() instanceof Extension.Check one ? one.description() : null,
                            active.release().manifest().listing().title(),
                            new Totals(
                                    known.getOrDefault(Verdict.PASS, 0L),
                                    known.getOrDefault(Verdict.FAIL, 0L),
                                    known.getOrDefault(Verdict.NOT_APPLICABLE, 0L)));
                })
                .toList());
    }

    /// Entities by their references.
    ///
    /// @param level those at this level only; null for all
    Page<Standing> results(UUID id, @Nullable Integer level, @Nullable String owner, @Nullable String cursor) {
        var row = present(id);
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var found = queries.standings(row.id, after, level == null ? -1 : level, owner == null ? "" : owner, PAGE + 1);
        var items = found.stream()
                .limit(PAGE)
                .map(one -> new Standing(one.entity, one.title, one.owner, one.level, one.passed, one.applicable))
                .toList();
        return new Page<>(
                items, found.size() > PAGE ? Cursor.encode(items.getLast().entity()) : null);
    }

    /// By owner, those with the most entities first.
    Teams teams(UUID id) {
        var row = present(id);
        var levels = Scorecard.of(row).content().levels().size();
        var teams = new TreeMap<String, Sum>();
        for (var line : queries.teams(row.id)) {
            var sum = teams.computeIfAbsent(String.valueOf(line[0]), _ -> new Sum(levels));
            sum.add((Integer) line[1], (Long) line[2], number(line[3]), number(line[4]));
        }
        return new Teams(teams.entrySet().stream()
                .map(team -> team.getValue().team(team.getKey()))
                .sorted(Comparator.comparingLong(Team::entities).reversed())
                .toList());
    }

    /// Day by day, the oldest first.
    ///
    /// @param days how many at most
    Trend trend(UUID id, int days) {
        var row = present(id);
        var from = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(days - 1L);
        return new Trend(queries.days(row.id, from).stream()
                .map(day -> new Day(day.day, Counting.numbers(day.reached)))
                .toList());
    }

    /// How an entity stands in each scorecard that it is in.
    OfEntities of(EntityRef ref) {
        var entity = ref.toString();
        var standings = queries.standingsOf(entity).stream()
                .collect(Collectors.toMap(standing -> standing.scorecard, Function.identity()));
        var results = queries.resultsOf(entity).stream()
                .collect(Collectors.toMap(result -> result.checkName, Function.identity()));
        var active = active();
        var found = new ArrayList<OfEntity>();
        for (var row : queries.all()) {
            var standing = standings.get(row.id);
            if (standing != null) {
                found.add(ofEntity(Scorecard.of(row), standing, results, active));
            }
        }
        return new OfEntities(found);
    }

    private static OfEntity ofEntity(
            Scorecard scorecard,
            StandingRow standing,
            Map<String, ResultRow> results,
            Map<CheckId, ActiveExtension> active) {
        var answers = new ArrayList<Answer>();
        var levels = scorecard.content().levels();
        for (var i = 0; i < levels.size(); i++) {
            for (var check : levels.get(i).checks()) {
                var extension = active.get(check);
                if (extension != null) {
                    answers.add(answer(check, extension.extension().title(), i + 1, results.get(check.toString())));
                }
            }
        }
        return new OfEntity(
                scorecard.id(),
                scorecard.content().name(),
                standing.level,
                levels.stream().map(Level::name).toList(),
                answers);
    }

    private static Answer answer(CheckId check, String title, int level, @Nullable ResultRow result) {
        return result == null
                ? new Answer(check, title, level, null, Found.NOTHING)
                : new Answer(
                        check,
                        title,
                        level,
                        result.result,
                        new Found(result.evidence, result.value, result.at, result.since));
    }

    /// Checks of enabled plugins, by their names.
    Map<CheckId, ActiveExtension> active() {
        var active = new LinkedHashMap<CheckId, ActiveExtension>();
        extensions.at(ExtensionPoint.CHECK).forEach(check -> active.put(CheckId.of(check), check));
        return active;
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

    private static long number(@Nullable Object sum) {
        return sum instanceof Number number ? number.longValue() : 0;
    }

    /// What a team adds up to.
    private static final class Sum {
        private final long[] reached;
        private long passed;
        private long applicable;

        private Sum(int levels) {
            this.reached = new long[levels + 1];
        }

        private void add(int level, long entities, long passed, long applicable) {
            reached[Math.min(level, reached.length - 1)] += entities;
            this.passed += passed;
            this.applicable += applicable;
        }

        private Team team(String owner) {
            var counts = Arrays.stream(reached).boxed().toList();
            var entities = counts.stream().mapToLong(Long::longValue).sum();
            return new Team(owner.isEmpty() ? null : owner, entities, counts, passed, applicable);
        }
    }
}
