package dev.portolan.plugins.studio;

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
@Table(name = "studio_draft")
class DraftRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    /// The plugin's id, which stays.
    @Column(nullable = false, updatable = false)
    String name;

    /// JSON.
    @Column(nullable = false)
    String content;

    /// The version that was published last.
    @Nullable
    String released;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    /// A person's name.
    @Column(name = "changed_by", nullable = false)
    String changedBy;

    /// Of that person; empty for what was changed before it was kept.
    @Column(name = "changed_subject", nullable = false)
    String changedSubject;

    /// Counts from 1 what the content has been.
    @Column(nullable = false)
    long revision;

    @Version
    long version;
}
