package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.Plugins.Offer;
import dev.portolan.ui.clients.Plugins.TestResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class PluginClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;

    private final Http http;
    private final ServicesConfig config;
    private final ListingReader listings;

    PluginClient(Http http, ServicesConfig config, ObjectMapper json) {
        this.http = http;
        this.config = config;
        this.listings = new ListingReader(json);
    }

    public Page<Offer> offers(TokenSource tokens, String text, String category, @Nullable String cursor) {
        var address = Address.of(config.pluginManagerUrl(), "api", "marketplace", "plugins")
                .with("q", text)
                .with("category", category)
                .with("cursor", cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Offer.class);
    }

    /// What the marketplace says of the newest release that can be had.
    public Listing listing(TokenSource tokens, PluginId id) {
        return listing(tokens, id, null);
    }

    /// @param version of the release, whether or not it can still be had; null for the newest that can
    public Listing listing(TokenSource tokens, PluginId id, @Nullable String version) {
        var address = Address.of(
                        config.pluginManagerUrl(), "api", "marketplace", "plugins", id.publisher(), id.plugin())
                .with("version", version);
        return listings.read(id, http.get(SERVICE, address, tokens, JsonNode.class));
    }

    /// Every installation of the tenant, at most 500.
    public List<Installation> installations(Slug tenant, TokenSource tokens) {
        var all = new ArrayList<Installation>();
        String cursor = null;
        do {
            Page<Installation> page = http.getPage(
                    SERVICE,
                    api(tenant, "installations").with("cursor", cursor),
                    tokens,
                    Page.class,
                    Installation.class);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && all.size() < 500);
        return all;
    }

    public TestResult test(Slug tenant, TokenSource tokens, PluginId id, Map<String, Object> configuration) {
        var address = installationAddress(tenant, id, "test");
        return http.send(SERVICE, "POST", address, tokens, Map.of("configuration", configuration), TestResult.class);
    }

    /// What plugins add at a point, for one entity where the point is of an entity.
    public List<Extension> extensions(Slug tenant, TokenSource tokens, String point, @Nullable EntityRef entity) {
        var address = api(tenant, "extensions")
                .with("point", point)
                .with("entity", entity == null ? null : entity.toString());
        Page<Extension> page = http.getPage(SERVICE, address, tokens, Page.class, Extension.class);
        return page.items();
    }

    private Address installationAddress(Slug tenant, PluginId id, String more) {
        return api(tenant, "installations", id.publisher(), id.plugin(), more);
    }

    private Address api(Slug tenant, String... segments) {
        var all = new String[segments.length + 3];
        all[0] = "api";
        all[1] = "tenants";
        all[2] = tenant.value();
        System.arraycopy(segments, 0, all, 3, segments.length);
        return Address.of(config.pluginManagerUrl(), all);
    }
}
