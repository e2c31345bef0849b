package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.TenantLifecycle;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "offboarding")
class OffboardingRow {
    /// The tenant's own id.
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    State state;

    /// Where coming back leads to.
    @Enumerated(EnumType.STRING)
    @Column(name = "came_from", nullable = false, updatable = false)
    TenantLifecycle cameFrom;

    @Nullable
    String reason;

    @Column(name = "requested_at", nullable = false, updatable = false)
    Instant requestedAt;

    @Column(name = "erase_at", nullable = false)
    Instant eraseAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    ErasureStep step;

    /// Counts how often a step was begun: only the latest process may say how it ended.
    @Column(nullable = false)
    int claims;

    @Column(nullable = false)
    int failures;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Column(name = "leased_until")
    @Nullable
    Instant leasedUntil;

    @Nullable
    String error;

    /// JSON array of [Outcome].
    @Column(nullable = false)
    String outcomes;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    /// Where it stands.
    enum State {
        WINDOW,
        ERASING,
        ERASED
    }
}
