package dev.portolan.plugins.reviews;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "submission")
@CrossTenant("packages are sent by publishers, who belong to no tenant")
class SubmissionRow {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String publisher;

    /// Absent, as the version, while the package could not be read.
    @Column
    @Nullable
    String plugin;

    @Column
    @Nullable
    String version;

    @Column
    @Nullable
    String digest;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SubmissionState state;

    /// JSON array.
    @Column(nullable = false)
    String findings;

    /// JSON object.
    @Column(nullable = false)
    String capabilities;

    @Column(nullable = false)
    int attempts;

    /// When screening began that has not ended.
    @Column(name = "claimed_at")
    @Nullable
    Instant claimedAt;

    @Column(name = "submitted_at", nullable = false, updatable = false)
    Instant submittedAt;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    /// A person's name; absent when no person decided.
    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decision_reason")
    @Nullable
    String decisionReason;
}
