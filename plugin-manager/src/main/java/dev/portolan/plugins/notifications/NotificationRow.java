package dev.portolan.plugins.notifications;

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
@Table(name = "notification")
class NotificationRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String recipient;

    @Column(nullable = false, updatable = false)
    String sender;

    @Column(nullable = false, updatable = false)
    String topic;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    Severity severity;

    @Column(nullable = false, updatable = false)
    String title;

    @Column(updatable = false)
    @Nullable
    String body;

    @Column(updatable = false)
    @Nullable
    String href;

    @Column(updatable = false)
    @Nullable
    String entity;

    @Column(updatable = false)
    @Nullable
    String key;

    @Column(nullable = false, updatable = false)
    Instant at;

    /// Whether the inbox shows it; else it is there to be mailed.
    @Column(nullable = false, updatable = false)
    boolean shown;

    /// Whether a mail is to be sent, unless it is read before.
    @Column(nullable = false)
    boolean owed;

    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Column(name = "saved_at")
    @Nullable
    Instant savedAt;

    @Column(name = "done_at")
    @Nullable
    Instant doneAt;
}
