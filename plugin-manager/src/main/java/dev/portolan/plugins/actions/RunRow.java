package dev.portolan.plugins.actions;

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
@Table(name = "action_run")
class RunRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    /// `publisher/plugin`.
    @Column(nullable = false, updatable = false)
    String plugin;

    @Column(nullable = false, updatable = false)
    String extension;

    /// Of the action, as it was then.
    @Column(nullable = false, updatable = false)
    String title;

    @Column(updatable = false)
    @Nullable
    String entity;

    /// What the person has filled in, as JSON.
    @Column(nullable = false, updatable = false)
    String given;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    RunState state;

    @Nullable
    String message;

    /// What the function gave, as JSON.
    @Nullable
    String result;

    @Nullable
    Long done;

    @Nullable
    Long total;

    @Nullable
    String note;

    @Column(name = "by_subject", nullable = false, updatable = false)
    String bySubject;

    @Column(name = "by_name", nullable = false, updatable = false)
    String byName;

    @Column(name = "started_at", nullable = false, updatable = false)
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "alive_until", nullable = false)
    Instant aliveUntil;
}
