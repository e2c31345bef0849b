package dev.portolan.plugins.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.actions.ActionViews.Actions;
import dev.portolan.plugins.actions.ActionViews.Item;
import dev.portolan.plugins.actions.ActionViews.Order;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.invocations.ExtensionCalls.Person;
import dev.portolan.plugins.packages.Extension.Action;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schema.ConfigSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what the caller can have plugins do, and has it done.
@ApplicationScoped
class ActionService {
    private static final int LARGEST = 64 * 1024;

    private final ExtensionService extensions;
    private final EntityClient entities;
    private final RunService runs;
    private final Runner runner;
    private final Caller caller;

    ActionService(ExtensionService extensions, EntityClient entities, RunService runs, Runner runner, Caller caller) {
        this.extensions = extensions;
        this.entities = entities;
        this.runs = runs;
        this.runner = runner;
        this.caller = caller;
    }

    /// @param ref null for what needs no entity
    Actions list(@Nullable EntityRef ref) {
        var active = extensions.at(ExtensionPoint.ACTION);
        if (ref == null) {
            return new Actions(items(active.stream(), null));
        }
        return active.isEmpty() ? new Actions(List.of()) : new Actions(items(active.stream(), seen(ref)));
    }

    /// Begins one.
    ///
    /// @throws ProblemException `not-found` when there is no such action; `invalid` with pointers at what is wrong
    UUID start(PluginId plugin, String extension, Order order, String locale) {
        if (caller.acting().isPresent() && !caller.may(Permissions.PLUGIN_CONFIGURE)) {
            throw new ProblemException(Common.FORBIDDEN, "A support session that may only look has nothing done.");
        }
        var active = extensions
                .find(plugin, extension)
                .filter(found -> found.release().runs())
                .orElseThrow(ProblemException::notFound);
        if (!(active.extension() instanceof Action action)) {
            throw ProblemException.notFound();
        }
        var ref = ref(order.entity(), action);
        var input = JsonNodeFactory.instance.objectNode();
        if (ref != null) {
            var entity = seen(ref);
            if (!ExtensionService.fits(action, entity)) {
                throw ProblemException.invalid("/entity", "is not one that " + action.title() + " is for");
            }
            input.set("entity", entity);
        }
        var values = values(action, order.values());
        input.set("values", values);
        var person = new Person(caller.subject(), caller.displayName());
        var run = runs.begin(active, ref, values, person);
        runner.launch(caller.tenant().id(), new Runner.Job(run, active, input, person, locale));
        return run;
    }

    private static List<Item> items(Stream<ActiveExtension> all, @Nullable JsonNode entity) {
        return all.flatMap(active -> active.extension() instanceof Action action
                                && (entity == null ? action.anywhere() : ExtensionService.fits(action, entity))
                        ? Stream.of(Item.of(active, action))
                        : Stream.empty())
                .toList();
    }

    private static @Nullable EntityRef ref(@Nullable String text, Action action) {
        if (text == null || text.isEmpty()) {
            if (!action.anywhere()) {
                throw ProblemException.invalid("/entity", "must name the entity on which this is done");
            }
            return null;
        }
        try {
            return EntityRef.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/entity", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode seen(EntityRef ref) {
        if (!caller.may(Permissions.CATALOG_ENTITY_READ)) {
            throw ProblemException.notFound();
        }
        return entities.get(caller.tenant().slug(), ref, caller.bearer()).orElseThrow(ProblemException::notFound);
    }

    private static JsonNode values(Action action, @Nullable JsonNode given) {
        var values = given == null || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
        if (!values.isObject() || values.toString().length() > LARGEST) {
            throw ProblemException.invalid("/values", "must be an object of at most 64 KiB");
        }
        if (!(ConfigSchema.parse(schema(action)) instanceof ConfigSchema.Result.Accepted(var schema))) {
            throw new IllegalStateException(action.id() + " was published with a schema that is none");
        }
        var read = schema.read(values, List.of());
        if (!read.valid()) {
            throw new ProblemException(
                    Common.INVALID,
                    "See violations.",
                    read.violations().stream()
                            .map(one -> new Violation("/values" + one.pointer(), one.message()))
                            .toList());
        }
        return read.configuration();
    }

    private static JsonNode schema(Action action) {
        return action.input() == null ? ConfigSchema.none().json() : action.input();
    }
}
