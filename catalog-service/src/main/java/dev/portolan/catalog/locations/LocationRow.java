package dev.portolan.catalog.locations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "location")
class LocationRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false)
    String type;

    @Column(nullable = false)
    String target;

    @Column(nullable = false)
    String ref;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;
}
