package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Sources.Finding;
import dev.portolan.ui.clients.Sources.NewSource;
import dev.portolan.ui.clients.Sources.Preview;
import dev.portolan.ui.clients.Sources.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls catalog-service about sources. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class SourcesClient {
    private static final String SOURCES = "sources";
    private static final String ERRORS_AT_ONCE = "1000";
    /// A preview reads what it shows, for up to a minute.
    private static final Duration PREVIEW = Duration.ofSeconds(65);

    private final ServiceApi api;

    SourcesClient(Services services) {
        this.api = services.catalog();
    }

    public Page<Source> sources(Slug tenant, TokenSource tokens, @Nullable String cursor) {
        return api.page(api.at(tenant, SOURCES).with("cursor", cursor), tokens, Source.class);
    }

    /// The first of those whose address or name contains some words.
    public Page<Source> matching(Slug tenant, TokenSource tokens, String words) {
        return api.page(api.at(tenant, SOURCES).with("q", words), tokens, Source.class);
    }

    public Source source(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, SOURCES, id), tokens, Source.class);
    }

    /// Says what registering would do, and does nothing.
    public Preview preview(Slug tenant, TokenSource tokens, NewSource source) {
        var call = Outgoing.of("POST", api.at(tenant, SOURCES, "preview"), source);
        return api.send(call.within(PREVIEW), tokens, Preview.class);
    }

    public Source register(Slug tenant, TokenSource tokens, NewSource source) {
        return api.send("POST", api.at(tenant, SOURCES), tokens, source, Source.class);
    }

    /// The text of an upload.
    ///
    /// @param most bytes that are taken
    /// @return empty where it is longer
    public Optional<String> content(Slug tenant, TokenSource tokens, String id, int most) {
        try (var file = api.file(api.at(tenant, SOURCES, id, "content"), tokens, "text/yaml")) {
            var bytes = file.content().readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ProblemException.unavailable("The catalog");
        }
    }

    /// Puts another text in the place of an uploaded one.
    public void replace(Slug tenant, TokenSource tokens, String id, String yaml) {
        var address = api.at(tenant, SOURCES, id, "content");
        var _ = api.send(new Outgoing("PUT", address, yaml, "text/yaml", null, null), tokens, Void.class);
    }

    /// @param everySeconds how often it is to be read; null for the usual
    public Source schedule(Slug tenant, TokenSource tokens, String id, @Nullable Long everySeconds) {
        var body = Collections.singletonMap("everySeconds", everySeconds);
        return api.send("PATCH", api.at(tenant, SOURCES, id), tokens, body, Source.class);
    }

    /// Asks that it be read at once.
    public void refresh(Slug tenant, TokenSource tokens, String id) {
        api.send("POST", api.at(tenant, SOURCES, id, "refresh"), tokens, null);
    }

    /// Its entities go with it.
    public void remove(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, SOURCES, id), tokens, null);
    }

    /// What is wrong in all sources, or in one.
    ///
    /// @param source its id; empty for all
    public Page<Finding> errors(Slug tenant, TokenSource tokens, String source, @Nullable String cursor) {
        var address = api.at(tenant, SOURCES, "errors").with("source", source).with("cursor", cursor);
        return api.page(address, tokens, Finding.class);
    }

    /// All of them as one file of comma-separated values.
    public Download errorFile(Slug tenant, TokenSource tokens, String source) {
        var first = errorPage(tenant, tokens, source, null);
        var all = new CsvPages(first, cursor -> errorPage(tenant, tokens, source, cursor));
        return new Download(all, first.type(), -1, null);
    }

    private Download errorPage(Slug tenant, TokenSource tokens, String source, @Nullable String cursor) {
        var address = api.at(tenant, SOURCES, "errors")
                .with("source", source)
                .with("limit", ERRORS_AT_ONCE)
                .with("cursor", cursor);
        return api.file(address, tokens, "text/csv");
    }
}
