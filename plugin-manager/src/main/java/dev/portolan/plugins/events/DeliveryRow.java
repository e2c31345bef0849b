package dev.portolan.plugins.events;

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
@Table(name = "event_delivery")
class DeliveryRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID event;

    /// `publisher/plugin`.
    @Column(nullable = false, updatable = false)
    String plugin;

    @Column(nullable = false, updatable = false)
    String extension;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    DeliveryState state;

    @Column(nullable = false)
    int attempts;

    /// Of the last change.
    @Column(nullable = false)
    Instant at;

    @Nullable
    String error;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;
}
