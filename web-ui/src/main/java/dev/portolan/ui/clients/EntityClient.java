package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.EntityHistory.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls catalog-service about what becomes of single entities: their history, and writing those that are managed
/// here. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class EntityClient {
    private static final String HISTORY = "history";
    /// The check wants an address that the entity could stand at; it is not read.
    private static final String ANYWHERE = "url:https://managed.invalid/entity.yaml";

    private final ServiceApi api;

    EntityClient(Services services) {
        this.api = services.catalog();
    }

    /// Newest first; there is one of deleted entities too.
    public Page<Version> history(Slug tenant, TokenSource tokens, EntityRef ref, @Nullable String cursor) {
        return api.page(api.at(tenant, ref, HISTORY).with("cursor", cursor), tokens, Version.class);
    }

    public Version version(Slug tenant, TokenSource tokens, EntityRef ref, String version) {
        return api.get(api.at(tenant, ref, HISTORY, version), tokens, Version.class);
    }

    /// Makes the entity as it was; only of those that are managed here.
    public void restore(Slug tenant, TokenSource tokens, EntityRef ref, String version) {
        api.send("POST", api.at(tenant, ref, HISTORY, version, "restore"), tokens, null);
    }

    /// What is wrong with an entity; empty when nothing is.
    public List<Violation> check(Slug tenant, TokenSource tokens, JsonNode entity) {
        var body = Map.of("entity", entity, "location", ANYWHERE);
        try {
            api.send("POST", api.at(tenant, "catalog", "validate-entity"), tokens, body);
            return List.of();
        } catch (ProblemException problem) {
            if (problem.status() == 400 && !problem.violations().isEmpty()) {
                return problem.violations();
            }
            throw problem;
        }
    }

    /// Makes an entity, or changes one that is managed here.
    ///
    /// @param etag of what the writer saw; null for a new one, which is refused when there is one
    public void write(Slug tenant, TokenSource tokens, EntityRef ref, JsonNode entity, @Nullable String etag) {
        var call = Outgoing.of("PUT", api.at(tenant, ref), entity).matching(etag == null ? "*" : etag);
        var _ = api.send(call, tokens, Void.class);
    }

    /// Removes an entity that is managed here.
    public void remove(Slug tenant, TokenSource tokens, EntityRef ref) {
        api.send("DELETE", api.at(tenant, ref), tokens, null);
    }
}
