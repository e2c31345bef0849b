package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.scorecards.ScorecardViews.Answer;
import dev.portolan.plugins.scorecards.ScorecardViews.Day;
import dev.portolan.plugins.scorecards.ScorecardViews.Found;
import dev.portolan.plugins.scorecards.ScorecardViews.OfEntities;
import dev.portolan.plugins.scorecards.ScorecardViews.OfEntity;
import dev.portolan.plugins.scorecards.ScorecardViews.Standing;
import dev.portolan.plugins.scorecards.ScorecardViews.Team;
import dev.portolan.plugins.scorecards.ScorecardViews.Teams;
import dev.portolan.plugins.scorecards.ScorecardViews.Trend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the entities of the current tenant stand in its scorecards: one by one, by team, and over time.
@ApplicationScoped
@Transactional
class StandingService {
    private static final int PAGE = 100;

    private final ScorecardQueries queries;
    private final ActiveCheckService checks;
    private final InstantSource time;

    StandingService(ScorecardQueries queries, ActiveCheckService checks, InstantSource time) {
        this.queries = queries;
        this.checks = checks;
        this.time = time;
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
        var active = checks.byId();
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

    private ScorecardRow present(UUID id) {
        return queries.present(id).orElseThrow(ProblemException::notFound);
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
