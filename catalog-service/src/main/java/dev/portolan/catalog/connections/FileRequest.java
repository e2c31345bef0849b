package dev.portolan.catalog.connections;

import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.Request;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for one file at a host: where the file is rather than where people see it, and with the tenant's token where
/// there is one. The token goes over https, or to an address of the local allowance, and never on to another origin.
public final class FileRequest {
    private static final String ACCEPT = "accept";

    private FileRequest() {}

    /// @param url as registered, or as one file names another
    public static Request of(URI url, Optional<Access> access) {
        var kind = access.map(Access::kind).orElse(null);
        var browsed = BrowsedFile.of(url, kind, access.map(Access::folder).orElse(""));
        if (access.isEmpty()) {
            return Request.get(browsed.map(BrowsedFile::raw).orElse(url))
                    .plainHttpToo()
                    .withHeader(ACCEPT, "application/yaml, text/yaml, text/plain, */*");
        }
        var request = Request.get(browsed.map(BrowsedFile::api).orElse(url));
        for (var header : access.get().headers().entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        return request.withHeader(
                ACCEPT,
                kind == HostKind.GITHUB && browsed.isPresent()
                        ? "application/vnd.github.raw+json"
                        : "application/yaml, text/yaml, text/plain, */*");
    }

    /// Why a host did not take the token, in a sentence; null when it did.
    public static @Nullable String objection(URI url, Fetched fetched) {
        return fetched instanceof Fetched.Response response && (response.status() == 401 || response.status() == 403)
                ? "%s answered %d: it does not take the token of the connection, or not for this."
                        .formatted(BrowsedFile.host(url), response.status())
                : null;
    }
}
