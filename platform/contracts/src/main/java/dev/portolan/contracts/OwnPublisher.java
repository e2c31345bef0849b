package dev.portolan.contracts;

/// Names the publisher of what a tenant makes for itself. The name follows from the tenant's id, which is never given
/// twice, so that what belongs to whom needs no further record; no other publisher begins like that.
public final class OwnPublisher {
    private static final String PREFIX = "own-";

    private OwnPublisher() {}

    public static String of(TenantId tenant) {
        return PREFIX + tenant.value().toString().replace("-", "");
    }

    /// Whether it is any tenant's.
    public static boolean is(String publisher) {
        return publisher.startsWith(PREFIX);
    }
}
