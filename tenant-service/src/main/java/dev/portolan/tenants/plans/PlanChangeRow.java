package dev.portolan.tenants.plans;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "subscription_change")
class PlanChangeRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(name = "from_plan", nullable = false, updatable = false)
    String from;

    @Column(name = "from_trial", nullable = false, updatable = false)
    boolean fromTrial;

    @Column(name = "to_plan", nullable = false, updatable = false)
    String to;

    @Column(name = "prorated_minor", nullable = false, updatable = false)
    long proratedMinor;

    @Column(nullable = false, updatable = false)
    String currency;
}
