package dev.portolan.catalog.connections;

import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Tries a connection on a file or a repository.
@ApplicationScoped
class ConnectionTrial {
    private static final String URL = "/url";

    private final GuardedHttp http;
    private final ConnectionDirectory directory;

    ConnectionTrial(GuardedHttp http, ConnectionDirectory directory) {
        this.http = http;
        this.directory = directory;
    }

    /// @throws ProblemException `invalid` at `/url` when it is no address at the connection's host
    Outcome run(Connection connection, String text) {
        var url = url(text);
        if (!BrowsedFile.isAt(url, connection.host())) {
            throw ProblemException.invalid(
                    URL, "is at %s, but the connection is to %s".formatted(BrowsedFile.host(url), connection.host()));
        }
        var connections = directory.ofCurrentTenant();
        var access = connections.to(url);
        access.filter(found -> !found.connection().equals(connection.id())).ifPresent(other -> {
            throw ProblemException.invalid(URL, "is read by the connection to %s".formatted(other.at()));
        });
        if (access.isEmpty()) {
            return new Outcome(false, "The stored token cannot be opened any more. Enter it again.");
        }
        var repository = connection.kind() != HostKind.HTTP
                && BrowsedFile.of(url, connection.kind()).isEmpty();
        var fetched = http.fetch(repository ? advertisement(url, access.get()) : FileRequest.of(url, access));
        connections.used(access.get(), FileRequest.objection(url, fetched));
        return switch (fetched) {
            case Fetched.Refused refused -> new Outcome(false, refused.sentence());
            case Fetched.Failed failed -> new Outcome(false, failed.sentence());
            case Fetched.Response response -> outcome(response, url, repository);
        };
    }

    private static URI url(String text) {
        try {
            var url = new URI(text.strip());
            var scheme = Optional.ofNullable(url.getScheme()).orElse("");
            if (url.getHost() != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
                return url;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw ProblemException.invalid(URL, "must be the address of a file or a repository, such as https://...");
    }

    private static Request advertisement(URI repository, Access access) {
        var base = repository.toString().replaceAll("[?#].*", "").replaceAll("/+$", "");
        var request = Request.get(URI.create(base + "/info/refs?service=git-upload-pack"));
        for (var header : access.gitHeaders().entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        return request;
    }

    private static Outcome outcome(Fetched.Response response, URI url, boolean repository) {
        var host = BrowsedFile.host(url);
        return switch (response.status()) {
            case 200 -> new Outcome(true, repository ? "The repository can be read." : "The file can be read.");
            case 401, 403 -> new Outcome(false, String.valueOf(FileRequest.objection(url, response)));
            case 404, 410 ->
                new Outcome(
                        false,
                        "%s answered %d: there is no such %s, or the token does not open it."
                                .formatted(host, response.status(), repository ? "repository" : "file"));
            default -> new Outcome(false, "%s answered %d.".formatted(host, response.status()));
        };
    }

    /// @param message for people
    record Outcome(boolean ok, String message) {}
}
