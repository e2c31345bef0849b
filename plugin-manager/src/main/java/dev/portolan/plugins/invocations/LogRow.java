package dev.portolan.plugins.invocations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "plugin_log")
class LogRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false)
    UUID installation;

    @Column(nullable = false)
    Instant at;

    @Column(nullable = false)
    String level;

    @Nullable
    String function;

    @Column(nullable = false)
    String message;
}
