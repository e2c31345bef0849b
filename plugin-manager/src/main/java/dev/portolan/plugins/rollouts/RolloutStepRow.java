package dev.portolan.plugins.rollouts;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "rollout_step")
@CrossTenant("what staff say of a rollout concerns all tenants")
class RolloutStepRow {
    @Id
    UUID id;

    @Column(nullable = false)
    String digest;

    @Column(nullable = false)
    int percent;

    @Column(nullable = false)
    String rings;

    @Column(nullable = false)
    boolean paused;

    @Column(nullable = false)
    String author;

    @Column(name = "author_name", nullable = false)
    String authorName;

    @Column(nullable = false)
    Instant at;
}
