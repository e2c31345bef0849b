package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Staff.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager for the provider's staff. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class StaffPluginClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;
    private static final String PLUGINS = "plugins";

    private final Http http;
    private final StaffApi api;

    StaffPluginClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    public Page<Plugin> plugins(TokenSource tokens, String slug, @Nullable String cursor) {
        var address = api.plugins(PLUGINS, "tenants", slug).with("cursor", cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Plugin.class);
    }
}
