package dev.portolan.plugins.requests;

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
@Table(name = "plugin_request")
class RequestRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String publisher;

    @Column(nullable = false, updatable = false)
    String plugin;

    /// The version that is asked for; null for whichever is right.
    @Nullable
    String wanted;

    @Nullable
    String note;

    @Column(nullable = false, updatable = false)
    String subject;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    RequestState state;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_name")
    @Nullable
    String decidedName;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Nullable
    String reason;

    @Version
    long version;
}
