package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "release")
@CrossTenant("releases are the same for all tenants and hold nobody's data")
class ReleaseRow {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String publisher;

    @Column(nullable = false, updatable = false)
    String plugin;

    @Column(nullable = false, updatable = false)
    String version;

    @Column(nullable = false, updatable = false)
    String digest;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ReleaseState.Status status;

    @Column(name = "status_reason")
    @Nullable
    String statusReason;

    @Column(name = "status_at", nullable = false)
    Instant statusAt;

    @Column(name = "published_at", nullable = false, updatable = false)
    Instant publishedAt;
}
