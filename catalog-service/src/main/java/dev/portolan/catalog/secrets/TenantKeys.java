package dev.portolan.catalog.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.portolan.kernel.tenancy.CurrentTenant;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;

/// The data key of the current tenant, made when first needed. Never cached: opening it costs microseconds, and a
/// key in memory is a key that can leak.
@ApplicationScoped
class TenantKeys {
    private final TenantKeyRepository rows;
    private final TenantKeyQueries queries;
    private final CurrentTenant current;
    private final KeyEncryptionKey outer;
    private final InstantSource time;

    TenantKeys(
            TenantKeyRepository rows,
            TenantKeyQueries queries,
            CurrentTenant current,
            KeyEncryptionKey outer,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.current = current;
        this.outer = outer;
        this.time = time;
    }

    /// Refuses to start without a key, rather than at the first secret.
    void check(@Observes StartupEvent started) throws GeneralSecurityException {
        AeadConfig.register();
        var _ = outer.aead();
    }

    Aead aead() throws GeneralSecurityException {
        var row = queries.tenantKey();
        if (row.isEmpty()) {
            make();
            row = queries.tenantKey();
        }
        var sealed = row.orElseThrow(() -> new IllegalStateException("the tenant's key was not stored")).sealed;
        return TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, outer.aead(), tenant())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private void make() throws GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var sealed = TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, outer.aead(), tenant());
        rows.addUnlessThere(current.id(), sealed, time.instant());
    }

    private byte[] tenant() {
        return current.id().toString().getBytes(StandardCharsets.UTF_8);
    }
}
