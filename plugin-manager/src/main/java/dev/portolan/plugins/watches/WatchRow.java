package dev.portolan.plugins.watches;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Its `claimed_until` is the business of whoever hands out the checks.
@Entity
@DynamicUpdate
@Table(name = "upgrade_watch")
class WatchRow {
    @Id
    UUID installation;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false)
    long revision;

    @Column(name = "back_to", nullable = false)
    long backTo;

    @Column(nullable = false)
    Instant since;

    @Column(nullable = false)
    Instant until;

    @Column(nullable = false)
    int failures;

    @Nullable
    String complaint;

    @Nullable
    String cause;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    Watch toDomain() {
        var told = complaint == null || cause == null ? null : new Watch.Complaint(cause, complaint);
        return new Watch(installation, revision, backTo, since, until, failures, told);
    }
}
