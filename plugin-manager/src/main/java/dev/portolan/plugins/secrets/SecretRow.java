package dev.portolan.plugins.secrets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "secret")
class SecretRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID installation;

    /// JSON Pointer into the configuration.
    @Column(nullable = false, updatable = false)
    String field;

    @Column(nullable = false, updatable = false)
    int version;

    /// The origin it was set for; null when the configuration named none yet.
    @Column(updatable = false)
    @Nullable
    String destination;

    @Column(nullable = false, updatable = false)
    byte[] sealed;

    @Column(nullable = false, updatable = false)
    Instant at;
}
