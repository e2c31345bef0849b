package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Calls what tenant-service has below `/api/tenants/{tenant}`.
@ApplicationScoped
class TenantApi {
    private static final Http.Service SERVICE = Http.Service.TENANTS;

    private final Http http;
    private final ServicesConfig config;

    TenantApi(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    Address at(Slug tenant, String... segments) {
        var all = new String[segments.length + 3];
        all[0] = "api";
        all[1] = "tenants";
        all[2] = tenant.value();
        System.arraycopy(segments, 0, all, 3, segments.length);
        return Address.of(config.tenantServiceUrl(), all);
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

    void send(String method, Address address, TokenSource tokens, @Nullable Object body) {
        var _ = http.send(SERVICE, method, address, tokens, body, Void.class);
    }

    Download file(Address address, TokenSource tokens, String type) {
        return http.download(SERVICE, address, tokens, type);
    }
}
