package dev.portolan.catalog.reading;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.connections.Access;
import dev.portolan.catalog.connections.ConnectionDirectory;
import dev.portolan.catalog.connections.Connections;
import dev.portolan.catalog.connections.FileRequest;
import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetches through the guard of the way out, which keeps addresses inside unreachable. Without a tenant's connections
/// it shows no token to anybody.
@ApplicationScoped
class GuardedFetcher implements Fetch.Fetcher {
    private final GuardedHttp http;
    private final ConnectionDirectory directory;
    private final Request.Limits limits;

    GuardedFetcher(GuardedHttp http, ConnectionDirectory directory, CatalogConfig config) {
        this.http = http;
        this.directory = directory;
        this.limits = new Request.Limits(
                config.reading().maxFileBytes(),
                config.reading().fetchTimeout(),
                config.reading().maxRedirects());
    }

    @Override
    public Fetch fetch(URI url, @Nullable String etag, boolean sameOrigin) {
        return answer(send(url, Optional.empty(), etag, sameOrigin), url, false);
    }

    @Override
    public Fetch.Fetcher forCurrentTenant() {
        return new Connected(directory.ofCurrentTenant());
    }

    private Fetched send(URI url, Optional<Access> access, @Nullable String etag, boolean sameOrigin) {
        var request = FileRequest.of(url, access).within(limits);
        request = sameOrigin ? request : request.following(next -> true);
        return http.fetch(etag == null ? request : request.withHeader("if-none-match", etag));
    }

    private static Fetch answer(Fetched fetched, URI url, boolean connected) {
        return switch (fetched) {
            case Fetched.Refused refused -> new Fetch.Failed(refused.sentence(), mend(refused.rule()));
            case Fetched.Failed failed -> new Fetch.Failed(failed.sentence(), mend(failed.fault()));
            case Fetched.Response response -> answer(response, url, connected);
        };
    }

    private static @Nullable String mend(Fetched.Rule rule) {
        return switch (rule) {
            case TOO_LARGE -> "Spread the entities over several files, and keep long texts out of them.";
            case TOO_MANY_REDIRECTS -> "Register the address that the redirects lead to.";
            default -> null;
        };
    }

    private static @Nullable String mend(Fetched.Fault fault) {
        return fault == Fetched.Fault.TIMEOUT
                ? "Nothing if the server is only slow now: it is asked again by itself. Otherwise let it answer sooner,"
                        + " or spread the entities over smaller files."
                : null;
    }

    private static Fetch answer(Fetched.Response response, URI url, boolean connected) {
        var status = response.status();
        return switch (status) {
            case 200 ->
                new Fetch.Content(response.body(), response.header("etag").orElse(null));
            case 304 -> new Fetch.Unchanged();
            case 404, 410 -> new Fetch.Missing("%s answered %d: %s.".formatted(url, status, missing(url, connected)));
            case 401, 403 ->
                new Fetch.Failed(
                        connected
                                ? "%s answered %d: the connection's token does not open it.".formatted(url, status)
                                : "%s answered %d: the file is not public.".formatted(url, status));
            default -> new Fetch.Failed("%s answered %d.".formatted(url, status));
        };
    }

    // Hosts of repositories say of what is private that it is not there.
    private static String missing(URI url, boolean connected) {
        if (connected) {
            return "there is no such file, or the connection's token does not open it";
        }
        return HostKind.of(BrowsedFile.host(url))
                .map(_ -> "there is no such file, or it is private and a connection to %s is needed"
                        .formatted(BrowsedFile.host(url)))
                .orElse("there is no such file");
    }

    /// Shows each host the token of its own connection.
    private final class Connected implements Fetch.Fetcher {
        private final Connections connections;

        Connected(Connections connections) {
            this.connections = connections;
        }

        @Override
        public Fetch fetch(URI url, @Nullable String etag, boolean sameOrigin) {
            var access = connections.to(url);
            var fetched = send(url, access, etag, sameOrigin);
            access.ifPresent(shown -> connections.used(shown, FileRequest.objection(url, fetched)));
            return answer(fetched, url, access.isPresent());
        }

        @Override
        public URI resolve(URI base, String target) {
            // A base without a host is a text that stands nowhere on the web.
            if (base.getHost() == null || Urls.isWhole(target)) {
                return Urls.resolve(base, target);
            }
            var kind = connections.to(base).map(Access::kind).orElse(null);
            return BrowsedFile.of(base, kind)
                    .map(file -> file.resolve(target).url())
                    .orElseGet(() -> Urls.resolve(base, target));
        }
    }
}
