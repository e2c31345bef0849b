package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Lets members look at extensions: where they are active, at entities that they may see and that fit.
@ApplicationScoped
class Visits {
    /// In characters, of `params` and of one value in it.
    static final int LONGEST_PARAMS = 2000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ExtensionService extensions;
    private final EntityClient entities;
    private final Caller caller;
    private final ObjectMapper json;

    Visits(ExtensionService extensions, EntityClient entities, Caller caller, ObjectMapper json) {
        this.extensions = extensions;
        this.entities = entities;
        this.caller = caller;
        this.json = json;
    }

    /// @param entity whose page it is on; null for an extension without one
    /// @throws ProblemException `not-found` when there is no such extension to be looked at, or not for this member
    Visit visit(PluginId plugin, String extension, @Nullable String entity, @Nullable JsonNode params, String locale) {
        var active = extensions.find(plugin, extension).orElseThrow(ProblemException::notFound);
        if (!(active.extension() instanceof Extension.Visible visible)) {
            throw ProblemException.notFound();
        }
        var needed = ExtensionService.needsEntity(active.extension());
        if (needed && entity == null) {
            throw ProblemException.invalid("entity", "must name the entity to show");
        }
        var about = needed ? ref(entity) : null;
        if (about != null && !caller.may(Permissions.CATALOG_ENTITY_READ)) {
            throw ProblemException.notFound();
        }
        return new Visit(active, visible, about, checked(params), locale);
    }

    /// What a function is told of a visit.
    ///
    /// @throws ProblemException `not-found` when there is no such entity, or it does not fit
    ObjectNode input(Visit visit) {
        var input = NODES.objectNode();
        if (visit.about() != null) {
            var seen = entities.get(caller.tenant().slug(), visit.about(), caller.bearer())
                    .filter(found -> ExtensionService.fits(visit.active().extension(), found));
            input.set("entity", seen.orElseThrow(ProblemException::notFound));
        }
        if (!visit.params().isEmpty()) {
            input.set("params", visit.params());
        }
        return input;
    }

    /// Reads `params` of an address.
    @Nullable
    JsonNode params(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_PARAMS) {
            throw ProblemException.invalid("params", "must have at most " + LONGEST_PARAMS + " characters");
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("params", "must be a JSON object such as {\"stage\": \"prod\"}");
        }
    }

    private static ObjectNode checked(@Nullable JsonNode params) {
        return switch (params) {
            case null -> NODES.objectNode();
            case ObjectNode object when object.toString().length() <= 2 * LONGEST_PARAMS -> object;
            case JsonNode none when none.isNull() -> NODES.objectNode();
            default ->
                throw ProblemException.invalid(
                        "params", "must be a JSON object of at most " + 2 * LONGEST_PARAMS + " characters");
        };
    }

    private static EntityRef ref(@Nullable String text) {
        try {
            return EntityRef.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("entity", String.valueOf(e.getMessage()));
        }
    }
}
