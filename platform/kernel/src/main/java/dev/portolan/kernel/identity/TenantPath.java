package dev.portolan.kernel.identity;

import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tenant's slug in an address: the path parameter `tenant`, as the request was routed, or what stands in its place
/// under `/api/tenants`, should a resource name the parameter otherwise.
final class TenantPath {
    private static final String PARAMETER = "tenant";
    private static final Pattern ADDRESS = Pattern.compile("/*api/+tenants/+([^/]*).*");

    private static final Pattern OPEN = Pattern.compile("/*api/+tenants/+[^/;]+/+(?:billing|exports)(?:/[^;]*)?");

    private static final Pattern SIGNED =
            Pattern.compile("/*api/+tenants/+[^/;]+/+sources/+webhooks/+[0-9A-Fa-f-]{36}/*");

    private TenantPath() {}

    static Optional<String> slug(UriInfo address) {
        return Optional.ofNullable(address.getPathParameters().getFirst(PARAMETER))
                .or(() -> slug(address.getPath()));
    }

    /// @param path percent-decoded
    static Optional<String> slug(String path) {
        var address = ADDRESS.matcher(path);
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /// Whether the address is one that a suspended tenant keeps: it may look at its bills, and take its data out.
    static boolean openWhenSuspended(UriInfo address) {
        return OPEN.matcher(address.getPath()).matches();
    }

    /// Whether the address is one that other companies' servers call: they have no token, and prove by a signature who
    /// they are. What is there finds the tenant itself, refuses a suspended one, and has no caller.
    static boolean openToSigned(UriInfo address) {
        return SIGNED.matcher(address.getPath()).matches();
    }
}
