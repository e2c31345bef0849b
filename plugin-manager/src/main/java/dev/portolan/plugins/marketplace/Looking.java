package dev.portolan.plugins.marketplace;

import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Looks at the marketplace for the organization of whoever asks, which its addresses do not name. Staff see what
/// nobody
/// is kept from.
@ApplicationScoped
class Looking {
    private final TenantScope scope;
    private final Caller caller;

    Looking(TenantScope scope, Caller caller) {
        this.scope = scope;
        this.caller = caller;
    }

    <T> T at(Supplier<T> look) {
        return caller.staffRoles().isEmpty() ? scope.call(caller.tenant().id(), look) : look.get();
    }
}
