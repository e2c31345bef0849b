package dev.portolan.plugins.publishers;

import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who publishes plugins.
///
/// @param reviewed whether a release that gives cause waits for a person
/// @param key absent until one was verified
public record PublisherProfile(
        String id,
        String name,
        @Nullable String website,
        boolean reviewed,
        Instant since,
        @Nullable Instant suspendedAt,
        @Nullable Key key) {
    /// A key of which the publisher has shown to hold the other half.
    ///
    /// @param fingerprint as [Ed25519#fingerprint] makes it
    public record Key(PublicKey publicKey, String fingerprint, Instant verifiedAt) {}

    /// Whether what it publishes is shown with a sign of trust.
    public boolean verified() {
        return key != null && suspendedAt == null;
    }

    static PublisherProfile of(PublisherRow row) {
        return new PublisherProfile(row.id, row.name, row.website, row.reviewed, row.since, row.suspendedAt, key(row));
    }

    private static @Nullable Key key(PublisherRow row) {
        if (row.publicKey == null || row.verifiedAt == null) {
            return null;
        }
        var key = Ed25519.parse(row.publicKey)
                .orElseThrow(() -> new IllegalStateException("the public key of " + row.id + " no longer reads"));
        return new Key(key, Ed25519.fingerprint(key), row.verifiedAt);
    }
}
