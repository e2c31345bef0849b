package dev.portolan.plugins.scorecards;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "check_result")
class ResultRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    /// `publisher/plugin/check`
    @Column(name = "check_name", nullable = false, updatable = false)
    String checkName;

    @Column(nullable = false, updatable = false)
    String entity;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Verdict result;

    @Nullable
    String evidence;

    @Nullable
    Double value;

    @Column(nullable = false)
    Instant at;

    /// Since when it is so.
    @Column(nullable = false)
    Instant since;
}
