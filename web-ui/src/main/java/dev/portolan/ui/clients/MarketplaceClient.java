package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Marketplace.Category;
import dev.portolan.ui.clients.Marketplace.MakerDetail;
import dev.portolan.ui.clients.Marketplace.Offer;
import dev.portolan.ui.clients.Marketplace.Search;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about what can be installed. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class MarketplaceClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;
    private static final Set<String> IMAGES = Set.of("image/png", "image/webp");

    private final Http http;
    private final ServicesConfig config;

    MarketplaceClient(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    public Page<Offer> offers(TokenSource tokens, Search search, @Nullable String cursor) {
        var address = marketplace("plugins")
                .with("q", search.text())
                .with("category", search.category())
                .with("publisher", search.publisher())
                .with("sort", search.sort())
                .with("cursor", cursor);
        Page<JsonNode> page = http.getPage(SERVICE, address, tokens, Page.class, JsonNode.class);
        return new Page<>(page.items().stream().map(Offer::of).toList(), page.next());
    }

    /// The categories that there are, with how many plugins each has.
    public List<Category> categories(TokenSource tokens) {
        Page<Category> all = http.getPage(SERVICE, marketplace("categories"), tokens, Page.class, Category.class);
        return all.items();
    }

    public MakerDetail publisher(TokenSource tokens, String id) {
        return MakerDetail.of(http.get(SERVICE, marketplace("publishers", id), tokens, JsonNode.class));
    }

    /// Opens one picture of a plugin; the caller closes it.
    ///
    /// @throws ProblemException `not-found` too where what comes is no image
    public Download screenshot(TokenSource tokens, PluginId id, String version, String name) {
        var address = marketplace("plugins", id.publisher(), id.plugin(), "screenshots", name)
                .with("version", version);
        var file = http.download(SERVICE, address, tokens, "image/png, image/webp");
        var type = file.type().split(";", 2)[0].strip();
        if (!IMAGES.contains(type)) {
            Http.close(file.content());
            throw new ProblemException(404, "not-found", "The picture cannot be shown.", List.of());
        }
        return new Download(file.content(), type, file.bytes(), null);
    }

    private Address marketplace(String... segments) {
        var all = new String[segments.length + 2];
        all[0] = "api";
        all[1] = "marketplace";
        System.arraycopy(segments, 0, all, 2, segments.length);
        return Address.of(config.pluginManagerUrl(), all);
    }
}
