package dev.portolan.kernel.tenancy;

import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tenant that the current request, event or job belongs to. Set once, from a token or by [TenantScope].
@RequestScoped
public class CurrentTenant {
    private @Nullable TenantId id;

    /// @throws IllegalStateException when this work belongs to no tenant
    public TenantId id() {
        if (id == null) {
            throw new IllegalStateException("no tenant is current");
        }
        return id;
    }

    public Optional<TenantId> find() {
        return Optional.ofNullable(id);
    }

    /// Only for the request filter of identity and for [TenantScope].
    ///
    /// @throws IllegalStateException when another tenant is current already
    public void enter(TenantId tenant) {
        if (id != null && !id.equals(tenant)) {
            throw new IllegalStateException("another tenant is current already");
        }
        id = tenant;
    }
}
