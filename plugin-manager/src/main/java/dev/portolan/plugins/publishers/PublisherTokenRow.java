package dev.portolan.plugins.publishers;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "publisher_token")
@CrossTenant("publishers serve all tenants and belong to none")
class PublisherTokenRow {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String publisher;

    @Column(nullable = false, updatable = false)
    String name;

    /// Its first characters, to tell it from others.
    @Column(nullable = false, updatable = false)
    String prefix;

    @Column(nullable = false, updatable = false)
    byte[] hash;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /// To some minutes.
    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;
}
