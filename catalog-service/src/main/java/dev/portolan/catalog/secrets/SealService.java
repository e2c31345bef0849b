package dev.portolan.catalog.secrets;

import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/// Seals and opens secrets of the current tenant. Each is bound to its tenant, to what it is and to the thing it
/// belongs
/// to: copied anywhere else it does not open.
@ApplicationScoped
@Transactional
public class SealService {
    private final TenantKeys keys;
    private final CurrentTenant current;

    SealService(TenantKeys keys, CurrentTenant current) {
        this.keys = keys;
        this.current = current;
    }

    /// @param what the sort of secret, such as `connection.token`
    /// @param id of the thing that it belongs to
    public byte[] seal(String what, UUID id, String value) {
        try {
            return keys.aead().encrypt(value.getBytes(StandardCharsets.UTF_8), context(what, id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /// @return empty when it does not belong here, or its key is no longer there
    public Optional<String> open(String what, UUID id, byte[] sealed) {
        try {
            return Optional.of(new String(keys.aead().decrypt(sealed, context(what, id)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private byte[] context(String what, UUID id) {
        return String.join("|", current.id().toString(), what, id.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
