package dev.portolan.catalog.reading;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Fetches through the guard of the way out, which keeps addresses inside unreachable.
@ApplicationScoped
class GuardedFetcher implements Fetch.Fetcher {
    private final GuardedHttp http;
    private final Request.Limits limits;

    GuardedFetcher(GuardedHttp http, CatalogConfig config) {
        this.http = http;
        this.limits = new Request.Limits(
                config.reading().maxFileBytes(),
                config.reading().fetchTimeout(),
                config.reading().maxRedirects());
    }

    @Override
    public Fetch fetch(URI url, @Nullable String etag, boolean sameOrigin) {
        var request = Request.get(url)
                .within(limits)
                .plainHttpToo()
                .withHeader("accept", "application/yaml, text/yaml, text/plain, */*");
        request = sameOrigin ? request : request.following(next -> true);
        return switch (http.fetch(etag == null ? request : request.withHeader("if-none-match", etag))) {
            case Fetched.Refused refused -> new Fetch.Failed(refused.sentence(), mend(refused.rule()));
            case Fetched.Failed failed -> new Fetch.Failed(failed.sentence(), mend(failed.fault()));
            case Fetched.Response response -> answer(response, url);
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

    private static Fetch answer(Fetched.Response response, URI url) {
        return switch (response.status()) {
            case 200 ->
                new Fetch.Content(response.body(), response.header("etag").orElse(null));
            case 304 -> new Fetch.Unchanged();
            case 404, 410 ->
                new Fetch.Missing("%s answered %d: there is no such file.".formatted(url, response.status()));
            case 401, 403 ->
                new Fetch.Failed("%s answered %d: the file is not public.".formatted(url, response.status()));
            default -> new Fetch.Failed("%s answered %d.".formatted(url, response.status()));
        };
    }
}
