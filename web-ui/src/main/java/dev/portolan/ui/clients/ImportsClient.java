package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Imports.Import;
import dev.portolan.ui.clients.Imports.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Calls catalog-service about imports. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class ImportsClient {
    private static final String SOURCES = "sources";
    private static final String IMPORTS = "imports";

    private final ServiceApi api;

    ImportsClient(Services services) {
        this.api = services.catalog();
    }

    public Page<Import> imports(Slug tenant, TokenSource tokens, @Nullable String cursor) {
        return api.page(api.at(tenant, SOURCES, IMPORTS).with("cursor", cursor), tokens, Import.class);
    }

    /// Begins to read; nothing is taken before it is confirmed.
    ///
    /// @param token of that Backstage; empty where it asks for none
    public Import start(Slug tenant, TokenSource tokens, String url, String token) {
        var body = new LinkedHashMap<String, String>();
        body.put("url", url);
        if (!token.isEmpty()) {
            body.put("token", token);
        }
        return api.send("POST", api.at(tenant, SOURCES, IMPORTS), tokens, body, Import.class);
    }

    public Import one(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, SOURCES, IMPORTS, id), tokens, Import.class);
    }

    /// @param verdict `take`, `change`, `same` or `refuse`
    public Page<Item> items(Slug tenant, TokenSource tokens, String id, String verdict, @Nullable String cursor) {
        var address = api.at(tenant, SOURCES, IMPORTS, id, "items")
                .with("verdict", verdict)
                .with("cursor", cursor);
        return api.page(address, tokens, Item.class);
    }

    /// Takes what was seen.
    public void confirm(Slug tenant, TokenSource tokens, String id) {
        api.send("POST", api.at(tenant, SOURCES, IMPORTS, id, "confirmation"), tokens, null);
    }

    public void remove(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, SOURCES, IMPORTS, id), tokens, null);
    }
}
