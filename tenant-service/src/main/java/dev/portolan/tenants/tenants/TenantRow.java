package dev.portolan.tenants.tenants;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantRestriction;
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
@Table(name = "tenant")
class TenantRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String slug;

    @Column(nullable = false)
    String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    TenantLifecycle state;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "restricted_for")
    TenantRestriction restrictedFor;

    @Column(nullable = false)
    String plan;

    @Column(nullable = false)
    boolean trial;

    @Column(nullable = false)
    String zone;

    /// JSON of RaisedLimits.
    @Column(name = "raised_limits", nullable = false)
    String raisedLimits;

    @Nullable
    @Column(name = "raised_until")
    Instant raisedUntil;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Version
    long version;
}
