package dev.portolan.plugins.journal;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "journal")
@CrossTenant("acts in the marketplace belong to no tenant")
class JournalRow {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(nullable = false, updatable = false)
    String actor;

    @Column(name = "actor_name", updatable = false)
    @Nullable
    String actorName;

    @Column(updatable = false)
    @Nullable
    String address;

    @Column(nullable = false, updatable = false)
    String action;

    @Column(nullable = false, updatable = false)
    String target;

    @Column(updatable = false)
    @Nullable
    String reason;

    /// JSON object: what differs, after the act.
    @Column(nullable = false, updatable = false)
    String change;
}
