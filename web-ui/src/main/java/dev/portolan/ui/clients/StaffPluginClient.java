package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Staff.Plugin;
import dev.portolan.ui.clients.Staff.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager for the provider's staff. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class StaffPluginClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;
    private static final String PLUGINS = "plugins";
    private static final String RELEASES = "releases";

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

    /// By plugin, each one's newest release first.
    ///
    /// @param text part of `publisher/plugin`
    public Page<Release> releases(TokenSource tokens, String text, @Nullable String cursor) {
        var address = api.plugins(PLUGINS, RELEASES).with("q", text).with("cursor", cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Release.class);
    }

    /// Stops a release for all tenants.
    public void stop(TokenSource tokens, String digest, String reason) {
        var _ = http.send(SERVICE, "POST", revocation(digest), tokens, Map.of("reason", reason), Void.class);
    }

    public void letGoOn(TokenSource tokens, String digest) {
        var _ = http.send(SERVICE, "DELETE", revocation(digest), tokens, null, Void.class);
    }

    private Address revocation(String digest) {
        return api.plugins(PLUGINS, RELEASES, digest, "revocation");
    }
}
