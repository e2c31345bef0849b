package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.clients.Plugins.Shown;
import dev.portolan.ui.clients.Views.Called;
import dev.portolan.ui.clients.Views.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about what plugins show. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class ViewsClient {
    /// As long as the slowest plugin may take, and the way there.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ServiceApi api;

    ViewsClient(Services services) {
        this.api = services.plugins();
    }

    /// What one extension shows now. Takes as long as the plugin takes.
    ///
    /// @param params of the page's address, as JSON; empty for none
    public Shown view(Slug tenant, TokenSource tokens, Extension extension, @Nullable EntityRef entity, String params) {
        return api.send(
                Outgoing.of("GET", at(tenant, extension, entity, params), null).within(PATIENCE), tokens, Shown.class);
    }

    /// What it has shown last, without asking the plugin; without a view where that is nothing.
    public Shown last(Slug tenant, TokenSource tokens, Extension extension, @Nullable EntityRef entity, String params) {
        return api.get(at(tenant, extension, entity, params).with("last", "true"), tokens, Shown.class);
    }

    /// Further rows of a table of it.
    ///
    /// @param where what the table is called, and where it goes on
    public Shown more(
            Slug tenant,
            TokenSource tokens,
            Extension extension,
            @Nullable EntityRef entity,
            String params,
            Views.Place where) {
        var address = at(tenant, extension, entity, params)
                .with("table", where.table())
                .with("cursor", where.cursor());
        return api.send(Outgoing.of("GET", address, null).within(PATIENCE), tokens, Shown.class);
    }

    /// Calls a function of the plugin for a button or a form.
    public Called call(
            Slug tenant, TokenSource tokens, Extension extension, @Nullable EntityRef entity, Views.Call call) {
        var body = new LinkedHashMap<String, Object>();
        body.put("function", call.function());
        if (entity != null) {
            body.put("entity", entity.toString());
        }
        put(body, "params", call.params());
        put(body, "values", call.values());
        var address =
                api.at(tenant, "views", extension.publisher(), extension.plugin(), extension.extension(), "calls");
        return api.send(Outgoing.of("POST", address, body).within(PATIENCE), tokens, Called.class);
    }

    /// How the organization's portal looks.
    public Theme theme(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, "theme"), tokens, Theme.class);
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null && !(value instanceof JsonNode node && node.isNull())) {
            body.put(name, value);
        }
    }

    private Address at(Slug tenant, Extension extension, @Nullable EntityRef entity, String params) {
        return api.at(tenant, "views", extension.publisher(), extension.plugin(), extension.extension())
                .with("entity", entity == null ? null : entity.toString())
                .with("params", params.isEmpty() ? null : params);
    }
}
