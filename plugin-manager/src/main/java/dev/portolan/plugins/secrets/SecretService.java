package dev.portolan.plugins.secrets;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Seals and opens the secrets of the current tenant's installations. Each is bound to its tenant, installation,
/// field and version: a row copied anywhere else does not open.
@ApplicationScoped
@Transactional
public class SecretService {
    private final SecretRepository rows;
    private final SecretQueries queries;
    private final TenantKeys keys;
    private final CurrentTenant current;
    private final InstantSource time;

    SecretService(
            SecretRepository rows, SecretQueries queries, TenantKeys keys, CurrentTenant current, InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.keys = keys;
        this.current = current;
        this.time = time;
    }

    /// Stores a new version of a secret.
    ///
    /// @param field JSON Pointer into the configuration
    /// @param destination the origin it may be sent to, as configured now
    /// @return its version, from 1
    public int seal(UUID installation, String field, @Nullable String destination, String value) {
        var row = new SecretRow();
        row.id = Ids.next();
        row.installation = installation;
        row.field = field;
        row.version = queries.newest(installation, field) + 1;
        row.destination = destination;
        row.sealed = encrypt(value, context(installation, field, row.version));
        row.at = time.instant();
        rows.persistAndFlush(row);
        return row.version;
    }

    /// Opens a stored secret.
    ///
    /// @throws IllegalStateException when there is none, or it does not belong here
    public Opened open(UUID installation, String field, int version) {
        var row = queries.byVersion(installation, field, version)
                .orElseThrow(() -> new IllegalStateException("no such secret is stored"));
        return new Opened(decrypt(row.sealed, context(installation, field, version)), row.destination);
    }

    /// Removes all secrets of an installation, for good.
    public void forget(UUID installation) {
        var _ = queries.forget(installation);
    }

    private byte[] encrypt(String value, byte[] context) {
        try {
            return keys.aead().encrypt(value.getBytes(StandardCharsets.UTF_8), context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    private String decrypt(byte[] sealed, byte[] context) {
        try {
            return new String(keys.aead().decrypt(sealed, context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret does not open here", e);
        }
    }

    private byte[] context(UUID installation, String field, int version) {
        return String.join("|", current.id().toString(), installation.toString(), field, String.valueOf(version))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A secret in the clear. For the shortest time, and never for a log.
    ///
    /// @param destination the origin it was set for
    public record Opened(String value, @Nullable String destination) {
        @Override
        public String toString() {
            return "Opened[…]";
        }
    }
}
