package dev.portolan.plugins.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "webhook_address")
class AddressRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID installation;

    @Column(nullable = false, updatable = false)
    String extension;

    @Column(name = "token_hash", nullable = false)
    String tokenHash;

    /// Of the sealed token.
    @Column(name = "token_version", nullable = false)
    int tokenVersion;

    @Column(nullable = false)
    Instant since;

    /// When it was called last by somebody who may.
    @Column(name = "last_at")
    @Nullable
    Instant lastAt;
}
