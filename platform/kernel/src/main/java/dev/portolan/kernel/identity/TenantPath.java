package dev.portolan.kernel.identity;

import java.util.Optional;

/// The tenant's slug in an address, if it is one of a tenant: `/api/tenants/{tenant}` and everything below.
final class TenantPath {
    private static final String PREFIX = "/api/tenants/";

    private TenantPath() {}

    /// @param path as routed: percent-decoded and without `.` and `..`, for otherwise it could name another tenant here
    ///     than where it is served
    static Optional<String> slug(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var rest = path.substring(PREFIX.length());
        var slash = rest.indexOf('/');
        return Optional.of(slash < 0 ? rest : rest.substring(0, slash));
    }
}
