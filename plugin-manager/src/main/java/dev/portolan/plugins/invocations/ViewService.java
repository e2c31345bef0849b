package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.views.Views;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the views that plugins add to pages. Views are kept for a while and are the same for all members, so a
/// function is not told who is looking.
@ApplicationScoped
class ViewService {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ExtensionService extensions;
    private final EntityClient entities;
    private final InvocationService invocations;
    private final Conduct conduct;
    private final ViewCache cache;
    private final PluginLogService log;
    private final Caller caller;
    private final InstantSource time;

    ViewService(
            ExtensionService extensions,
            EntityClient entities,
            InvocationService invocations,
            Conduct conduct,
            ViewCache cache,
            PluginLogService log,
            Caller caller,
            InstantSource time) {
        this.extensions = extensions;
        this.entities = entities;
        this.invocations = invocations;
        this.conduct = conduct;
        this.cache = cache;
        this.log = log;
        this.caller = caller;
        this.time = time;
    }

    /// @param entity whose page it is on; null for an extension without one
    /// @throws ProblemException `not-found` when there is no such extension, or not for this entity
    Shown show(PluginId plugin, String extension, @Nullable EntityRef entity, String locale) {
        var active = extensions.find(plugin, extension).orElseThrow(ProblemException::notFound);
        if (!(active.extension() instanceof Extension.Visible visible)) {
            throw ProblemException.notFound();
        }
        var function = visible.called().orElseThrow(ProblemException::notFound);
        if (ExtensionService.needsEntity(active.extension()) && entity == null) {
            throw ProblemException.invalid("entity", "must name the entity to show");
        }
        var about = ExtensionService.needsEntity(active.extension()) ? entity : null;
        if (about != null && !caller.may(Permissions.CATALOG_ENTITY_READ)) {
            throw ProblemException.notFound();
        }
        if (invocations.withdrawn(active.release())) {
            return cache.without(InvocationService.WITHDRAWN);
        }
        var installation = active.installation();
        var key = new ViewCache.Key(
                caller.tenant().id(), plugin.toString(), installation.revision(), extension, about, locale);
        return cache.show(key, visible.face().refresh(), () -> make(active, function, about, locale));
    }

    private Answer make(ActiveExtension active, String function, @Nullable EntityRef entity, String locale) {
        var input = NODES.objectNode();
        if (entity != null) {
            var seen = entities.get(caller.tenant().slug(), entity, caller.bearer())
                    .filter(found -> ExtensionService.fits(active.extension(), found));
            input.set("entity", seen.orElseThrow(ProblemException::notFound));
        }
        var installation = active.installation();
        var target = Target.of(caller.tenant().id(), caller.tenant().slug(), installation, active.release());
        var answer = invocations.call(target, function, context(locale), input);
        conduct.judge(installation, answer);
        return switch (answer) {
            case Answer.Given(var view) -> checked(active, function, Views.check(view));
            case Answer.None none -> none;
        };
    }

    private Answer checked(ActiveExtension active, String function, Views.Checked view) {
        if (!view.findings().isEmpty()) {
            var lines = view.findings().stream()
                    .limit(20)
                    .map(finding -> line(function, finding))
                    .toList();
            log.append(active.installation().id(), List.copyOf(lines));
        }
        return new Answer.Given(view.view());
    }

    private LogLine line(String function, Finding finding) {
        return new LogLine(time.instant(), "warn", function, "view " + finding.path() + ": " + finding.message());
    }

    private ObjectNode context(String locale) {
        return NODES.objectNode().put("tenant", caller.tenant().slug().value()).put("locale", locale);
    }
}
