package dev.portolan.plugins.scorecards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "scorecard_standing")
class StandingRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID scorecard;

    @Column(nullable = false, updatable = false)
    String entity;

    @Column(nullable = false)
    String title;

    @Nullable
    String owner;

    /// How many levels are reached, from the lowest.
    int level;

    int passed;

    int applicable;
}
