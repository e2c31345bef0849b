package dev.portolan.plugins.republication;

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
@Table(name = "republication")
@CrossTenant("a run is the provider's, and goes over all tenants, one scope after the other")
class RepublicationRow {
    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Stage state;

    /// Of the last release that was written.
    @Column(nullable = false)
    String digest;

    /// The last tenant that was begun.
    @Column(nullable = false)
    UUID tenant;

    /// The last of that tenant's plugins that was written; empty before the first, null after the last.
    @Nullable
    String plugin;

    @Column(nullable = false)
    long done;

    @Column(nullable = false)
    long total;

    @Column(name = "started_by", nullable = false, updatable = false)
    String startedBy;

    @Column(name = "started_at", nullable = false, updatable = false)
    Instant startedAt;

    @Column(nullable = false)
    Instant at;

    enum Stage {
        RELEASES,
        INSTALLATIONS,
        DONE
    }
}
