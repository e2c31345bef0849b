package dev.portolan.plugins.publishers;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "publisher")
@CrossTenant("publishers serve all tenants and belong to none")
class PublisherRow {
    @Id
    String id;

    @Column(nullable = false)
    String name;

    @Column
    @Nullable
    String website;

    /// Whether releases that give cause wait for a person.
    @Column(nullable = false)
    boolean reviewed;

    @Column(nullable = false)
    Instant since;

    @Column(name = "suspended_at")
    @Nullable
    Instant suspendedAt;

    /// X.509, base64; absent until one was verified.
    @Column(name = "public_key")
    @Nullable
    String publicKey;

    @Column
    @Nullable
    String fingerprint;

    @Column(name = "verified_at")
    @Nullable
    Instant verifiedAt;

    /// A key that waits for its proof.
    @Column(name = "proposed_key")
    @Nullable
    String proposedKey;

    @Column
    @Nullable
    String challenge;

    @Column(name = "challenge_until")
    @Nullable
    Instant challengeUntil;
}
