package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls what plugin-manager has below `/api/tenants/{tenant}`.
@ApplicationScoped
class PluginApi {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;
    /// More of one kind than any plan allows.
    private static final int MOST_ITEMS = 500;

    private final Http http;
    private final ServicesConfig config;

    PluginApi(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    Address at(Slug tenant, String... segments) {
        var all = new String[segments.length + 3];
        all[0] = "api";
        all[1] = "tenants";
        all[2] = tenant.value();
        System.arraycopy(segments, 0, all, 3, segments.length);
        return Address.of(config.pluginManagerUrl(), all);
    }

    /// What is below an installation's own address.
    Address at(Slug tenant, PluginId id, String... segments) {
        var all = new String[segments.length + 3];
        all[0] = "installations";
        all[1] = id.publisher();
        all[2] = id.plugin();
        System.arraycopy(segments, 0, all, 3, segments.length);
        return at(tenant, all);
    }

    <T> T get(Address address, TokenSource tokens, Class<T> type) {
        return http.get(SERVICE, address, tokens, type);
    }

    <T> Page<T> page(Address address, TokenSource tokens, Class<T> item) {
        return http.getPage(SERVICE, address, tokens, Page.class, item);
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
        return http.send(SERVICE, method, address, tokens, body, answer);
    }

    <T> T send(Outgoing call, TokenSource tokens, Class<T> answer) {
        return http.send(SERVICE, call, tokens, answer);
    }

    void send(String method, Address address, TokenSource tokens, @Nullable Object body) {
        var _ = http.send(SERVICE, method, address, tokens, body, Void.class);
    }

    Download file(Address address, TokenSource tokens, String type) {
        return http.download(SERVICE, address, tokens, type);
    }
}
