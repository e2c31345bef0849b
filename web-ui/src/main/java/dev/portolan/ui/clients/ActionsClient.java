package dev.portolan.ui.clients;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Actions.Action;
import dev.portolan.ui.clients.Actions.Begun;
import dev.portolan.ui.clients.Actions.Order;
import dev.portolan.ui.clients.Actions.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about actions. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class ActionsClient {
    private static final String RUNS = "action-runs";

    private final ServiceApi api;

    ActionsClient(Services services) {
        this.api = services.plugins();
    }

    /// What can be done on an entity, or without one.
    public List<Action> actions(Slug tenant, TokenSource tokens, @Nullable EntityRef entity) {
        var address = api.at(tenant, "actions").with("entity", entity == null ? null : entity.toString());
        return api.page(address, tokens, Action.class).items();
    }

    /// Begins an action.
    ///
    /// @return id of its run
    public String start(
            Slug tenant, TokenSource tokens, Action action, @Nullable EntityRef entity, Map<String, Object> values) {
        var address = api.at(tenant, "actions", action.publisher(), action.plugin(), action.extension());
        var order = new Order(entity == null ? null : entity.toString(), values);
        return api.send("POST", address, tokens, order, Begun.class).run();
    }

    /// Newest first.
    ///
    /// @param entity empty for any
    public Page<Run> runs(Slug tenant, TokenSource tokens, String entity, @Nullable String cursor) {
        return api.page(api.at(tenant, RUNS).with("entity", entity).with("cursor", cursor), tokens, Run.class);
    }

    public Run run(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, RUNS, id), tokens, Run.class);
    }

    public Run cancel(Slug tenant, TokenSource tokens, String id) {
        return api.send("POST", api.at(tenant, RUNS, id, "cancellation"), tokens, Map.of(), Run.class);
    }
}
