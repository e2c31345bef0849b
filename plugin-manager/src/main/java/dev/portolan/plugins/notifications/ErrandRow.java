package dev.portolan.plugins.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "notification_errand")
class ErrandRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String kind;

    @Column(nullable = false, updatable = false)
    String content;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(updatable = false)
    int attempts;
}
