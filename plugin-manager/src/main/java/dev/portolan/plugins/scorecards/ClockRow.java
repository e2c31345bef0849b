package dev.portolan.plugins.scorecards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Read only: it is written by single statements.
@Entity
@Table(name = "scorecard_clock")
class ClockRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String error;
}
