package dev.portolan.catalog.connections;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "connection")
@DynamicUpdate
class ConnectionRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Version
    long version;

    @Column(nullable = false, updatable = false)
    String kind;

    @Column(nullable = false, updatable = false)
    String host;

    @Column(nullable = false)
    String name;

    @Nullable
    String username;

    /// Sealed.
    @Column(nullable = false)
    byte[] token;

    /// Sealed; null where no webhook is set up.
    byte @Nullable [] webhook;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    // Written by statements of their own, so that use does not collide with a change.
    @Column(name = "last_used_at", updatable = false)
    @Nullable
    Instant lastUsedAt;

    @Column(name = "last_error", updatable = false)
    @Nullable
    String lastError;
}
