package dev.portolan.plugins.publishers;

import dev.portolan.contracts.OwnPublisher;
import dev.portolan.contracts.TenantId;
import java.util.Optional;

/// Under whose name a tenant publishes what it makes for itself, and who sees that.
public final class PrivateName {
    private PrivateName() {}

    public static String of(TenantId tenant) {
        return OwnPublisher.of(tenant);
    }

    /// Whether it is any tenant's.
    public static boolean isOwn(String publisher) {
        return OwnPublisher.is(publisher);
    }

    /// Whether plugins of a publisher are there for somebody.
    ///
    /// @param viewer whose work this is; empty for staff, and for work that belongs to no tenant
    public static boolean shown(String publisher, Optional<TenantId> viewer) {
        return !isOwn(publisher)
                || viewer.isEmpty()
                || viewer.filter(tenant -> of(tenant).equals(publisher)).isPresent();
    }
}
