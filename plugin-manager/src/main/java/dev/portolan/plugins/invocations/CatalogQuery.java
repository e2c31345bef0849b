package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.entities.EntityClient.Found;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// The host function `catalog.query`: entities by a predicate, by page, read in the installation's own name.
@ApplicationScoped
class CatalogQuery implements HostFunction {
    private static final int PAGE = 50;
    private static final int MOST = 100;
    private static final Set<String> MEMBERS = Set.of("filter", "fields", "order", "limit", "cursor");

    private final EntityClient entities;
    private final ServiceTokens tokens;

    CatalogQuery(EntityClient entities, ServiceTokens tokens) {
        this.entities = entities;
        this.tokens = tokens;
    }

    @Override
    public HostName name() {
        return HostName.CATALOG_QUERY;
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var target = call.target();
        if (!target.setup().grants().allows(Permissions.CATALOG_ENTITY_READ)) {
            return new HostResult.Refused(
                    "not_permitted", "Reading the catalog is not among what an admin has consented to.");
        }
        for (var member : argument.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return new HostResult.Refused(
                        "invalid",
                        "`" + member.getKey() + "` is not known; a query has filter, fields, order, limit and cursor.");
            }
        }
        var limit = argument.path("limit").asInt(PAGE);
        if (limit < 1 || limit > MOST) {
            return new HostResult.Refused("invalid", "`limit` is a whole number from 1 to " + MOST + ".");
        }
        try {
            var actor = "plugin:" + target.release().plugin();
            var token = tokens.forTenant(target.slug(), actor, List.of(Permissions.CATALOG_ENTITY_READ));
            return switch (entities.ask(target.slug(), question(argument, limit), token)) {
                case Found.Page(var page) -> new HostResult.Ok(answer(page));
                case Found.Refused(var sentence) -> new HostResult.Refused("invalid", sentence);
            };
        } catch (ProblemException e) {
            return new HostResult.Refused("unreachable", String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode question(JsonNode argument, int limit) {
        var body = JsonNodeFactory.instance.objectNode().put("limit", limit);
        if (argument.path("fields").isArray()) {
            body.set("fields", argument.get("fields"));
        }
        if (argument.path("cursor").isTextual()) {
            return body.put("cursor", argument.path("cursor").textValue());
        }
        body.put("totalItems", "exclude");
        if (argument.path("filter").isObject()) {
            body.set("query", argument.get("filter"));
        }
        var orders = argument.path("order");
        if (orders.isTextual()) {
            var text = orders.textValue();
            var descending = text.startsWith("-");
            body.putArray("orderBy")
                    .addObject()
                    .put("field", descending ? text.substring(1) : text)
                    .put("order", descending ? "desc" : "asc");
        } else if (orders.isArray()) {
            body.set("orderBy", orders);
        }
        return body;
    }

    private static ObjectNode answer(JsonNode page) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("items", page.path("items"));
        var next = page.path("pageInfo").path("nextCursor");
        if (next.isTextual()) {
            answer.set("next", next);
        }
        return answer;
    }
}
