package dev.portolan.plugins.scorecards;

import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Reason;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.plugins.schedules.ScheduleService;
import dev.portolan.plugins.scorecards.ScorecardViews.Check;
import dev.portolan.plugins.scorecards.ScorecardViews.Checks;
import dev.portolan.plugins.scorecards.ScorecardViews.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The checks of enabled plugins: which there are, how entities stand by them, and when they run.
@ApplicationScoped
@Transactional
class ActiveCheckService {
    private final ExtensionService extensions;
    private final ScheduleService schedules;
    private final ScorecardQueries queries;

    ActiveCheckService(ExtensionService extensions, ScheduleService schedules, ScorecardQueries queries) {
        this.extensions = extensions;
        this.schedules = schedules;
        this.queries = queries;
    }

    /// By their names.
    Map<CheckId, ActiveExtension> byId() {
        var active = new LinkedHashMap<CheckId, ActiveExtension>();
        extensions.at(ExtensionPoint.CHECK).forEach(check -> active.put(CheckId.of(check), check));
        return active;
    }

    /// With how many entities pass each.
    Checks all() {
        var totals = new HashMap<String, Map<Verdict, Long>>();
        queries.totals()
                .forEach(line -> totals.computeIfAbsent(String.valueOf(line[0]), _ -> new HashMap<>())
                        .put((Verdict) line[1], (Long) line[2]));
        return new Checks(byId().values().stream()
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

    /// When each runs and has run, but for those that are switched off.
    List<Schedule> schedules() {
        return schedules.at(Set.of(ExtensionPoint.CHECK)).stream()
                .filter(check -> check.state() != Schedule.State.OFF)
                .toList();
    }

    /// Has all of them run as soon as there is room.
    void run() {
        byId().values().forEach(check -> {
            var _ = schedules.ask(check.installation().id(), check.extension().id(), Reason.MANUAL);
        });
    }
}
