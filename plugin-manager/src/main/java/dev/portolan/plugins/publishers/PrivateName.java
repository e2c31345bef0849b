package dev.portolan.plugins.publishers;

import dev.portolan.contracts.TenantId;
import java.util.Optional;

/// Under whose name a tenant publishes what it makes for itself. The name follows from the tenant's id, which is never
/// given twice, so that what belongs to whom needs no further record.
public final class PrivateName {
    private static final String PREFIX = "own-";

    private PrivateName() {}

    public static String of(TenantId tenant) {
        return PREFIX + tenant.value().toString().replace("-", "");
    }

    /// Whether it is any tenant's.
    public static boolean isOwn(String publisher) {
        return publisher.startsWith(PREFIX);
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
