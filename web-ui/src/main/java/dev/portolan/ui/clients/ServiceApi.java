package dev.portolan.ui.clients;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Calls what one service has below `/api/tenants/{tenant}`.
final class ServiceApi {
    /// More of one kind than any plan allows.
    private static final int MOST_ITEMS = 500;

    private final Http http;
    private final Http.Service service;
    private final URI base;

    ServiceApi(Http http, Http.Service service, URI base) {
        this.http = http;
        this.service = service;
        this.base = base;
    }

    Address at(Slug tenant, String... segments) {
        return at(tenant, Stream.empty(), segments);
    }

    /// What is below an entity's own address.
    Address at(Slug tenant, EntityRef ref, String... segments) {
        var entity = Stream.of("catalog", "entities", "by-name", ref.kind(), ref.namespace(), ref.name());
        return at(tenant, entity, segments);
    }

    /// What is below an installation's own address.
    Address at(Slug tenant, PluginId id, String... segments) {
        return at(tenant, Stream.of("installations", id.publisher(), id.plugin()), segments);
    }

    private Address at(Slug tenant, Stream<String> before, String... segments) {
        var below = Stream.concat(before, Stream.of(segments));
        return Address.of(
                base,
                Stream.concat(Stream.of("api", "tenants", tenant.value()), below)
                        .toArray(String[]::new));
    }

    <T> T get(Address address, TokenSource tokens, Class<T> type) {
        return http.get(service, address, tokens, type);
    }

    <T> Page<T> page(Address address, TokenSource tokens, Class<T> item) {
        return http.getPage(service, address, tokens, Page.class, item);
    }

    /// The pages of a list as one, up to a bound.
    ///
    /// @param address of the page at a cursor; the first has none
    <T> List<T> all(Function<@Nullable String, Address> address, TokenSource tokens, Class<T> item) {
        var all = new ArrayList<T>();
        String cursor = null;
        do {
            var page = page(address.apply(cursor), tokens, item);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && all.size() < MOST_ITEMS);
        return List.copyOf(all);
    }

    <T> T send(String method, Address address, TokenSource tokens, @Nullable Object body, Class<T> answer) {
        return http.send(service, method, address, tokens, body, answer);
    }

    <T> T send(Outgoing call, TokenSource tokens, Class<T> answer) {
        return http.send(service, call, tokens, answer);
    }

    void send(String method, Address address, TokenSource tokens, @Nullable Object body) {
        var _ = http.send(service, method, address, tokens, body, Void.class);
    }

    Download file(Address address, TokenSource tokens, String type) {
        return http.download(service, address, tokens, type);
    }
}
