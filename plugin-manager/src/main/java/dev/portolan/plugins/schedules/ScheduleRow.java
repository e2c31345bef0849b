package dev.portolan.plugins.schedules;

import dev.portolan.plugins.packages.ExtensionPoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Its `claimed_until` and `attempts` are raised by whoever hands out the work, too.
@Entity
@DynamicUpdate
@Table(name = "extension_schedule")
class ScheduleRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID installation;

    @Column(nullable = false, updatable = false)
    String extension;

    @Column(nullable = false)
    String point;

    @Column(nullable = false)
    boolean active;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(nullable = false)
    long asked;

    @Column(nullable = false)
    int attempts;

    @Column(nullable = false)
    int failures;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    Reason reason;

    @Column(nullable = false)
    int events;

    @Nullable
    String event;

    @Column(nullable = false)
    long run;

    @Column(name = "run_reason")
    @Enumerated(EnumType.STRING)
    @Nullable
    Reason runReason;

    /// How many events, each caused by the one before it, led to the one upon which the next run is.
    @Column(name = "event_depth", nullable = false)
    int eventDepth;

    @Column(name = "run_depth", nullable = false)
    int runDepth;

    @Column(name = "run_event")
    @Nullable
    String runEvent;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Nullable
    String position;

    @Nullable
    Long done;

    @Nullable
    Long total;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "well_since")
    @Nullable
    Instant wellSince;

    @Column(nullable = false)
    long kept;

    @Nullable
    String error;

    @Column(nullable = false)
    int troubles;

    /// Has it run at once, for what it is asked now.
    void ask(Reason why, Instant now) {
        asked++;
        // what asks for all is not forgotten over an event
        if (why != Reason.EVENT || reason == Reason.SCHEDULE) {
            reason = why;
        }
        dueAt = now;
    }

    /// Lets whoever has it at work lose it.
    void release() {
        attempts++;
        claimedUntil = null;
    }

    /// Forgets the run that is under way.
    void abandon() {
        startedAt = null;
        runReason = null;
        runEvent = null;
        position = null;
        done = null;
        total = null;
    }

    Schedule toDomain() {
        var progress = done == null ? null : new Schedule.Progress(done, total);
        return new Schedule(
                id,
                new Schedule.Place(
                        installation, extension, ExtensionPoint.named(point).orElseThrow()),
                state(),
                new Schedule.Times(startedAt, endedAt, active ? dueAt : null),
                progress,
                new Schedule.Outcome(kept, troubles, error));
    }

    private Schedule.State state() {
        if (!active) {
            return Schedule.State.OFF;
        }
        if (startedAt != null && failures == 0) {
            return Schedule.State.RUNNING;
        }
        if (error != null) {
            return Schedule.State.FAILED;
        }
        return endedAt == null ? Schedule.State.WAITING : Schedule.State.OK;
    }
}
