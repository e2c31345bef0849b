package dev.portolan.plugins.schedules;

import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstallationChanged;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps when extensions of the current tenant are called next, in step with what is installed and enabled.
@ApplicationScoped
@Transactional
public class ScheduleService {
    private final ScheduleRepository rows;
    private final ScheduleQueries queries;
    private final Map<ExtensionPoint, ScheduledWork> works;
    private final Event<Due> alarm;
    private final InstantSource time;

    ScheduleService(
            ScheduleRepository rows,
            ScheduleQueries queries,
            @All List<ScheduledWork> works,
            Event<Due> alarm,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(ScheduledWork::point, Function.identity()));
        this.alarm = alarm;
        this.time = time;
    }

    /// Fired in the transaction that makes a run due at once.
    record Due() {}

    /// The schedules of all extensions at some points, those of disabled plugins too.
    public List<Schedule> at(Collection<ExtensionPoint> points) {
        var names = points.stream().map(ExtensionPoint::point).toList();
        return queries.at(names).stream().map(ScheduleRow::toDomain).toList();
    }

    /// Whether no enabled plugin has an extension at a point.
    public boolean hasNone(ExtensionPoint point) {
        return queries.active(point.point()) == 0;
    }

    /// Has an extension run at once.
    ///
    /// @return how it stands now; empty when it has no schedule, or its plugin is not enabled
    public Optional<Schedule> ask(UUID installation, String extension, Reason reason) {
        return ask(installation, extension, row -> {
            row.ask(reason, time.instant());
            row.events = 0;
            row.event = null;
        });
    }

    /// Has an extension run at once upon an event.
    ///
    /// @param event as JSON, where the run is told of it; null otherwise
    /// @param depth how many events, each caused by the one before it, lead to the run, this one included
    /// @return how it stands now; empty when it has no schedule, or its plugin is not enabled
    public Optional<Schedule> happened(UUID installation, String extension, @Nullable String event, int depth) {
        return ask(installation, extension, row -> {
            row.ask(Reason.EVENT, time.instant());
            row.events = event == null ? 0 : row.events + 1;
            row.event = event;
            row.eventDepth = Math.max(row.eventDepth, depth);
        });
    }

    private Optional<Schedule> ask(UUID installation, String extension, Consumer<ScheduleRow> change) {
        return queries.idOf(installation, extension)
                .flatMap(rows::locked)
                .filter(row -> row.active)
                .map(row -> {
                    change.accept(row);
                    alarm.fire(new Due());
                    return row.toDomain();
                });
    }

    /// The number of an extension's last run, or of the one that is under way; 0 before the first.
    public long run(UUID installation, String extension) {
        return queries.runOf(installation, extension).orElse(0L);
    }

    /// Remembers how much the catalog has found fault with of what an extension keeps there.
    ///
    /// @return whether that is another number than before
    public boolean troubled(UUID installation, String extension, int troubles) {
        return queries.idOf(installation, extension)
                .flatMap(rows::locked)
                .filter(row -> row.troubles != troubles)
                .map(row -> {
                    row.troubles = troubles;
                    return true;
                })
                .orElse(false);
    }

    void changed(@Observes InstallationChanged change) {
        var installation = change.installation();
        var known = queries.of(installation.id()).stream()
                .flatMap(id -> rows.locked(id).stream())
                .collect(Collectors.toMap(row -> row.extension, Function.identity()));
        var scheduled = change.release().manifest().extensions().stream()
                .filter(extension -> works.containsKey(extension.point()))
                .collect(Collectors.toMap(Extension::id, Function.identity()));
        known.values().stream()
                .filter(row -> installation.uninstalled() || !isSame(row, scheduled.get(row.extension)))
                .forEach(row -> drop(installation, row));
        if (!installation.uninstalled()) {
            scheduled.values().forEach(extension -> {
                var row = known.get(extension.id());
                if (row == null || !isSame(row, extension)) {
                    rows.persist(added(installation, extension));
                } else {
                    set(row, installation);
                }
            });
        }
        rows.flush();
        if (installation.enabled() && !scheduled.isEmpty()) {
            alarm.fire(new Due());
        }
    }

    private static boolean isSame(ScheduleRow row, @Nullable Extension extension) {
        return extension != null && row.point.equals(extension.point().point());
    }

    private ScheduleRow added(Installation installation, Extension extension) {
        var row = new ScheduleRow();
        row.id = Ids.next();
        row.installation = installation.id();
        row.extension = extension.id();
        row.point = extension.point().point();
        row.active = installation.enabled();
        row.reason = Reason.CHANGE;
        row.asked = 1;
        row.dueAt = row.active ? time.instant() : null;
        return row;
    }

    // Other settings and another release may bring other things: what was under way begins anew.
    private void set(ScheduleRow row, Installation installation) {
        row.release();
        row.abandon();
        row.failures = 0;
        if (installation.enabled()) {
            row.active = true;
            row.ask(Reason.CHANGE, time.instant());
        } else if (row.active) {
            row.active = false;
            row.dueAt = null;
            work(row).stopped(installation, row.extension, false);
        }
    }

    private void drop(Installation installation, ScheduleRow row) {
        work(row).stopped(installation, row.extension, true);
        var _ = queries.forget(row.installation, row.extension);
    }

    private ScheduledWork work(ScheduleRow row) {
        var point = ExtensionPoint.named(row.point).orElseThrow();
        var work = works.get(point);
        if (work == null) {
            throw new IllegalStateException("nothing is done by schedule at " + point);
        }
        return work;
    }
}
