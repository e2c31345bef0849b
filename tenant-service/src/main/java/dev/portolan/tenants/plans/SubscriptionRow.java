package dev.portolan.tenants.plans;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subscription")
class SubscriptionRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false)
    String plan;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Subscription.Status status;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Nullable
    @Column(name = "trial_ends_at")
    Instant trialEndsAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    @Column(nullable = false)
    boolean shut;

    @Nullable
    @Enumerated(EnumType.STRING)
    Notice notice;

    /// When the notice is tried next, in real time.
    @Nullable
    @Column(name = "notice_due_at")
    Instant noticeDueAt;

    @Version
    long version;
}
