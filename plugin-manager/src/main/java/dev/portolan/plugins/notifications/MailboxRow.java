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
@Table(name = "notification_mailbox")
class MailboxRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String recipient;

    /// When a mail is to be written; null when none is owed.
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    long asked;

    int attempts;

    /// Since when mails are counted: an hour at most.
    @Column(name = "hour_at")
    @Nullable
    Instant hourAt;

    int sent;
}
