package dev.portolan.ui.clients;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Calls what catalog-service has below `/api/tenants/{tenant}`.
@ApplicationScoped
class CatalogApi {
    private static final Http.Service SERVICE = Http.Service.CATALOG;

    private final Http http;
    private final ServicesConfig config;

    CatalogApi(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    Address at(Slug tenant, String... segments) {
        var all = new String[segments.length + 3];
        all[0] = "api";
        all[1] = "tenants";
        all[2] = tenant.value();
        System.arraycopy(segments, 0, all, 3, segments.length);
        return Address.of(config.catalogServiceUrl(), all);
    }

    /// What is below an entity's own address.
    Address at(Slug tenant, EntityRef ref, String... segments) {
        var all = new String[segments.length + 6];
        all[0] = "catalog";
        all[1] = "entities";
        all[2] = "by-name";
        all[3] = ref.kind();
        all[4] = ref.namespace();
        all[5] = ref.name();
        System.arraycopy(segments, 0, all, 6, segments.length);
        return at(tenant, all);
    }

    <T> T get(Address address, TokenSource tokens, Class<T> type) {
        return http.get(SERVICE, address, tokens, type);
    }

    <T> Page<T> page(Address address, TokenSource tokens, Class<T> item) {
        return http.getPage(SERVICE, address, tokens, Page.class, item);
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
