package dev.portolan.plugins.scorecards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "scorecard_day")
class DayRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID scorecard;

    @Column(nullable = false, updatable = false)
    LocalDate day;

    /// How many entities are at each level, from none, separated by spaces.
    @Column(nullable = false)
    String reached;
}
