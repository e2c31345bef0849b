package dev.portolan.plugins.scorecards;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface ScorecardQueries {
    Session session();

    @HQL("where removed = false order by standard desc, name, id")
    List<ScorecardRow> all();

    @HQL("where id = :id and removed = false")
    Optional<ScorecardRow> present(UUID id);

    @HQL("select count(*) from ScorecardRow where standard = true")
    long standards();

    @HQL("where entity in :entities and checkName in :checks")
    List<ResultRow> results(Collection<String> entities, Collection<String> checks);

    @HQL("where entity = :entity order by checkName")
    List<ResultRow> resultsOf(String entity);

    @HQL("select checkName, result, count(*) from ResultRow group by checkName, result")
    List<Object[]> totals();

    @HQL("""
            where scorecard = :scorecard and entity > :after
            and (:level < 0 or level = :level) and (:owner = '' or owner = :owner)
            order by entity limit :size""")
    List<StandingRow> standings(UUID scorecard, String after, int level, String owner, int size);

    @HQL("where entity = :entity")
    List<StandingRow> standingsOf(String entity);

    @HQL("select level, count(*) from StandingRow where scorecard = :scorecard group by level")
    List<Object[]> reached(UUID scorecard);

    @HQL("""
            select coalesce(owner, ''), level, count(*), sum(passed), sum(applicable)
            from StandingRow where scorecard = :scorecard group by coalesce(owner, ''), level""")
    List<Object[]> teams(UUID scorecard);

    @HQL("where scorecard = :scorecard and day >= :from order by day")
    List<DayRow> days(UUID scorecard, LocalDate from);

    @HQL("where scorecard = :scorecard and day = :day")
    Optional<DayRow> day(UUID scorecard, LocalDate day);

    @HQL("delete from DayRow where scorecard = :scorecard and day < :before")
    int forgetDays(UUID scorecard, LocalDate before);
}
