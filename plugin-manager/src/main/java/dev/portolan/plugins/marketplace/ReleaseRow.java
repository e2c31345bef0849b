package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
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
import org.semver4j.Semver;

@Entity
@Table(name = "release")
@CrossTenant("releases are the same for all tenants and hold nobody's data")
class ReleaseRow {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String publisher;

    @Column(nullable = false, updatable = false)
    String plugin;

    @Column(nullable = false, updatable = false)
    String version;

    @Column(nullable = false, updatable = false)
    String digest;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ReleaseState.Status status;

    @Column(name = "status_reason")
    @Nullable
    String statusReason;

    /// Whose word the status is.
    @Enumerated(EnumType.STRING)
    @Column(name = "status_by", nullable = false)
    By statusBy;

    @Column(name = "status_at", nullable = false)
    Instant statusAt;

    @Column(name = "published_at", nullable = false, updatable = false)
    Instant publishedAt;

    /// Fingerprint of the key; absent for what was published before they were kept.
    @Column(name = "signed_by", updatable = false)
    @Nullable
    String signedBy;

    /// Whether a person of the platform has looked at the code.
    @Column(nullable = false)
    boolean reviewed;

    enum By {
        PUBLISHER,
        STAFF
    }

    PluginId pluginId() {
        return new PluginId(publisher, plugin);
    }

    boolean preRelease() {
        return !new Semver(version).getPreRelease().isEmpty();
    }
}
