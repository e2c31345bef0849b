package dev.portolan.plugins.watches;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps which of the current tenant's installations are on trial after a change of their release. All of it is
/// in the database, so that a process that dies forgets nothing.
@ApplicationScoped
@Transactional
public class WatchService {
    private static final int LONGEST = 1_000;

    private final WatchRepository rows;
    private final WatchQueries queries;
    private final WatchConfig config;
    private final Event<Due> alarm;
    private final InstantSource time;

    WatchService(WatchRepository rows, WatchQueries queries, WatchConfig config, Event<Due> alarm, InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.config = config;
        this.alarm = alarm;
        this.time = time;
    }

    /// Fired in the transaction that makes a check due at once.
    public record Due() {}

    /// Puts an installation on trial, from now on. What is on trial already goes back to where that trial began:
    /// nothing in between has stood the test.
    ///
    /// @param revision the new one
    /// @param backTo the one before it
    public void begin(UUID installation, long revision, long backTo) {
        var known = rows.locked(installation);
        var row = known.orElseGet(WatchRow::new);
        var onTrial = known.isPresent()
                && row.revision == backTo
                && row.complaint == null
                && row.until.isAfter(time.instant());
        row.installation = installation;
        row.backTo = onTrial ? row.backTo : backTo;
        row.revision = revision;
        row.since = time.instant();
        row.until = row.since.plus(config.window());
        row.failures = 0;
        row.complaint = null;
        row.cause = null;
        row.dueAt = row.since;
        row.claimedUntil = null;
        rows.persistAndFlush(row);
        alarm.fire(new Due());
    }

    /// Ends a trial, however it went.
    public void end(UUID installation) {
        var _ = rows.deleteById(installation);
    }

    public Optional<Watch> find(UUID installation) {
        return rows.findByIdOptional(installation).map(WatchRow::toDomain);
    }

    /// The trials of these installations, by installation.
    public Map<UUID, Watch> of(Collection<UUID> installations) {
        return queries.of(Set.copyOf(installations)).stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.installation, WatchRow::toDomain));
    }

    /// Says that a release on trial is to be taken back.
    ///
    /// @param revision at which it went wrong
    /// @return whether it is on trial; if not, this is nobody's business here
    public boolean complain(UUID installation, long revision, Watch.Complaint complaint) {
        var row = rows.locked(installation).filter(known -> known.revision == revision);
        if (row.isEmpty() || !row.get().until.isAfter(time.instant())) {
            return false;
        }
        if (row.get().complaint == null) {
            row.get().complaint = shortened(complaint.sentence());
            row.get().cause = complaint.cause();
            row.get().dueAt = time.instant();
            alarm.fire(new Due());
        }
        return true;
    }

    /// Remembers that the health function was content.
    public void well(Watch watch) {
        again(watch, 0, config.interval());
    }

    /// Remembers that the health function was not content.
    ///
    /// @return what to do about it: as before, or with a complaint once it has failed often enough
    public Watch ill(Watch watch, String sentence) {
        var failures = watch.failures() + 1;
        if (failures < config.patience()) {
            again(watch, failures, config.retry());
        } else {
            var _ = complain(
                    watch.installation(),
                    watch.revision(),
                    new Watch.Complaint(Watch.Complaint.HEALTH, "Its health function failed: " + sentence));
        }
        return find(watch.installation()).orElse(watch);
    }

    /// Looks again later, with nothing learnt.
    public void later(Watch watch) {
        rows.locked(watch.installation())
                .filter(row -> row.revision == watch.revision())
                .ifPresent(row -> {
                    row.claimedUntil = null;
                    row.dueAt = time.instant().plus(config.retry());
                });
    }

    private void again(Watch watch, int failures, Duration pause) {
        rows.locked(watch.installation())
                .filter(row -> row.revision == watch.revision())
                .ifPresent(row -> {
                    row.claimedUntil = null;
                    if (row.complaint != null) {
                        alarm.fire(new Due()); // calls have failed while the health function ran
                        return;
                    }
                    var next = time.instant().plus(pause);
                    row.failures = failures;
                    row.dueAt = next.isBefore(row.until) ? next : row.until;
                });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
