package dev.portolan.plugins.scorecards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "scorecard")
class ScorecardRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false)
    String name;

    @Nullable
    String description;

    /// A predicate of the catalog's language.
    @Column(nullable = false)
    String filter;

    /// `[{name, checks: []}]`, the lowest first.
    @Column(nullable = false)
    String levels;

    /// Whether the platform made it.
    @Column(nullable = false, updatable = false)
    boolean standard;

    @Column(nullable = false)
    boolean removed;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    /// When it was counted last; null before the first time.
    @Column(name = "counted_at")
    @Nullable
    Instant countedAt;

    @Version
    long version;
}
