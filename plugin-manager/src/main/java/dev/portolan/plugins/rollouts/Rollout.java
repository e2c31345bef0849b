package dev.portolan.plugins.rollouts;

import dev.portolan.contracts.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.Set;

/// How far a release has been rolled out.
///
/// @param percent of the tenants of the rings, 0 to 100
/// @param rings that get it at all
/// @param paused whether nobody further gets it for now; who has it keeps it
public record Rollout(int percent, Set<Ring> rings, boolean paused) {
    /// Of a release of which nobody has said anything.
    static final Rollout FOR_ALL = new Rollout(100, EnumSet.allOf(Ring.class), false);

    public Rollout {
        rings = Set.copyOf(rings);
    }

    /// Whether a tenant sees the release. Who is in at some percentage is in at every greater one.
    boolean admits(TenantId tenant, Ring ring, String digest) {
        return !paused && rings.contains(ring) && place(tenant, digest) < percent;
    }

    /// Whether there is anybody to whom it is not offered.
    boolean limited() {
        return !equals(FOR_ALL);
    }

    /// A tenant's place in the queue for a release, 0 to 99: another one for each release, so that not the same
    /// tenants are always first.
    static int place(TenantId tenant, String digest) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((tenant + "/" + digest).getBytes(StandardCharsets.UTF_8));
            return ((hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | hash[2] & 0xff) % 100;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
