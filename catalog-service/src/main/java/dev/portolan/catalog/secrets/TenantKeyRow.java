package dev.portolan.catalog.secrets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "tenant_key")
class TenantKeyRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    /// An encrypted Tink keyset.
    @Column(nullable = false)
    byte[] sealed;

    @Column(nullable = false)
    Instant at;
}
