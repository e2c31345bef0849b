package dev.portolan.tenants.usage;

import static dev.portolan.contracts.UsageEvent.Meter.ACTIVE_MEMBERS;
import static dev.portolan.contracts.UsageEvent.Meter.API_CALLS;
import static dev.portolan.contracts.UsageEvent.Meter.ENTITIES;
import static dev.portolan.contracts.UsageEvent.Meter.PLUGIN_INVOCATIONS;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.usage.UsageReport.Day;
import dev.portolan.tenants.usage.UsageReport.Totals;
import dev.portolan.tenants.usage.UsageRepository.Figure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what the current tenant used. Days are the tenant's, from one to another with both included.
@ApplicationScoped
@Transactional
public class UsageService {
    /// The longest report.
    public static final int MOST_DAYS = 400;

    private static final int USUAL_DAYS = 30;

    private final UsageRepository usage;
    private final InstantSource time;

    UsageService(UsageRepository usage, InstantSource time) {
        this.usage = usage;
        this.time = time;
    }

    /// Reports day by day.
    ///
    /// @param from null for 30 days that end with `to`
    /// @param to null for today
    /// @throws ProblemException `invalid` at `from` or `to`, or `not-found` when the tenant is gone
    public UsageReport report(@Nullable LocalDate from, @Nullable LocalDate to) {
        var zone = usage.zone().orElseThrow(ProblemException::notFound);
        var last = to == null ? time.instant().atZone(zone).toLocalDate() : to;
        var first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        if (first.isAfter(last)) {
            throw ProblemException.invalid(
                    "from", "is " + first + ", after the last day " + last + "; choose an earlier day");
        }
        var length = ChronoUnit.DAYS.between(first, last) + 1;
        if (length > MOST_DAYS) {
            throw ProblemException.invalid(
                    "from",
                    "is %d days before the last day %s; at most %d days are shown at once, so choose %s or later"
                            .formatted(length - 1, last, MOST_DAYS, last.minusDays(MOST_DAYS - 1)));
        }
        var figures = usage.days(first, last);
        var byDay = new HashMap<LocalDate, Map<Meter, Long>>();
        figures.forEach(figure -> byDay.computeIfAbsent(figure.day(), _ -> new EnumMap<>(Meter.class))
                .put(figure.meter(), figure.quantity()));
        var days = first.datesUntil(last.plusDays(1))
                .map(day -> day(day, byDay.getOrDefault(day, Map.of())))
                .toList();
        return new UsageReport(first, last, zone.getId(), days, totals(total(figures)));
    }

    /// What the days come to, for each meter: calls add up; of entities and of active members the highest day counts.
    public Map<Meter, Long> total(LocalDate from, LocalDate to) {
        return total(usage.days(from, to));
    }

    /// The last figure of a meter that any service has told; for entities and plugins, how many there are. Empty when
    /// there was
    /// none for 90 days.
    public Optional<Long> latest(Meter meter) {
        return usage.latest(meter);
    }

    private static Map<Meter, Long> total(List<Figure> figures) {
        var totals = new EnumMap<Meter, Long>(Meter.class);
        for (var meter : Meter.values()) {
            totals.put(meter, 0L);
        }
        figures.forEach(figure -> totals.merge(
                figure.meter(),
                figure.quantity(),
                (a, b) -> highestDayCounts(figure.meter()) ? Math.max(a, b) : a + b));
        return totals;
    }

    // A member of two days is one member, and the events of a day do not say who it was.
    private static boolean highestDayCounts(Meter meter) {
        return meter.level() || meter == ACTIVE_MEMBERS;
    }

    private static Day day(LocalDate day, Map<Meter, Long> figures) {
        return new Day(
                day,
                figures.getOrDefault(ACTIVE_MEMBERS, 0L),
                figures.getOrDefault(ENTITIES, 0L),
                figures.getOrDefault(PLUGIN_INVOCATIONS, 0L),
                figures.getOrDefault(API_CALLS, 0L));
    }

    private static Totals totals(Map<Meter, Long> figures) {
        return new Totals(
                figures.getOrDefault(ACTIVE_MEMBERS, 0L),
                figures.getOrDefault(ENTITIES, 0L),
                figures.getOrDefault(PLUGIN_INVOCATIONS, 0L),
                figures.getOrDefault(API_CALLS, 0L));
    }
}
