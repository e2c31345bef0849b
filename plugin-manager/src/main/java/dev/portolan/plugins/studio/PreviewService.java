package dev.portolan.plugins.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.marketplace.Programs;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.publishers.PrivateName;
import dev.portolan.plugins.runtime.Invocation;
import dev.portolan.plugins.runtime.Outcome;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.studio.DraftViews.Fault;
import dev.portolan.plugins.studio.DraftViews.Preview;
import dev.portolan.plugins.views.Views;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what a draft would show: made into a package and run as a release is, with samples instead of requests.
@ApplicationScoped
class PreviewService {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "preview";
    /// What is wrong there is wrong in what is shown, too.
    private static final String TWICE = "functions.yaml#/" + DraftPackage.VALUES + "/";

    private final PluginRuntime runtime;
    private final EntityClient entities;
    private final Caller caller;

    PreviewService(PluginRuntime runtime, EntityClient entities, Caller caller) {
        this.runtime = runtime;
        this.entities = entities;
        this.caller = caller;
    }

    /// @param entity on whose page it is shown; null for none
    /// @param samples `{status, body}` by request
    Preview show(JsonNode draft, @Nullable EntityRef entity, JsonNode samples, String locale) {
        var plugin = new PluginId(PrivateName.of(caller.tenant().id()), NAME);
        var seen = entity == null ? MissingNode.getInstance() : entity(entity);
        var made = DraftPackage.of(plugin, "1.0.0", draft);
        return switch (PluginPackage.of(made.files())) {
            case PluginPackage.Result.Refused(var findings) ->
                new Preview(null, null, faults(made.places(), findings), List.of());
            case PluginPackage.Result.Accepted(var content) ->
                run(content, made.places(), draft, document(content, seen, locale), samples);
        };
    }

    static List<Fault> faults(Places places, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.path().startsWith(TWICE))
                .map(finding ->
                        new Fault(places.of(finding.path()), finding.message(), finding.found(), finding.expected()))
                .distinct()
                .toList();
    }

    private Preview run(PluginPackage content, Places places, JsonNode draft, JsonNode document, JsonNode samples) {
        var host = new SampleHost(draft.path("requests"), samples);
        try {
            var values = call(content, DraftPackage.VALUES, document, new SampleHost(draft.path("requests"), samples));
            var shown = call(content, DraftPackage.SHOW, document, host);
            var known = values instanceof Outcome.Returned(var value, var _) ? value : null;
            return switch (shown) {
                case Outcome.Failed failed -> new Preview(null, known, List.of(fault(places, failed)), host.lines());
                case Outcome.Returned(var view, var _) -> {
                    var checked = Views.check(view);
                    var faults = new ArrayList<Fault>();
                    for (var finding : checked.findings()) {
                        faults.add(new Fault(
                                places.ofView(finding.path()), finding.message(), finding.found(), finding.expected()));
                    }
                    yield new Preview(checked.view(), known, faults, host.lines());
                }
            };
        } finally {
            // A draft is shown a few times in one form and never again in it.
            runtime.forget(content.digest());
        }
    }

    private Outcome call(PluginPackage content, String function, JsonNode document, SampleHost host) {
        return runtime.invoke(caller.tenant().id(), Programs.of(content), new Invocation(function, document), host);
    }

    private static Fault fault(Places places, Outcome.Failed failed) {
        var place = failed.place();
        return new Fault(place == null ? "" : places.of(place), failed.message(), "", "");
    }

    private JsonNode document(PluginPackage content, JsonNode seen, String locale) {
        var document = JSON.objectNode();
        document.set("config", content.schema().withDefaults(JSON.objectNode()));
        var context = JSON.objectNode().put("tenant", caller.tenant().slug().value());
        context.putObject("member").put("subject", caller.subject()).put("name", caller.displayName());
        context.put("plugin", content.manifest().release().plugin().toString());
        document.set("context", context.put("locale", locale));
        document.set("input", JSON.objectNode());
        if (!seen.isMissingNode()) {
            document.withObject("/input").set("entity", seen);
        }
        return document;
    }

    private JsonNode entity(EntityRef ref) {
        if (!caller.may(Permissions.CATALOG_ENTITY_READ)) {
            throw ProblemException.invalid("/entity", "is not in the catalog");
        }
        return entities.get(caller.tenant().slug(), ref, caller.bearer())
                .orElseThrow(() -> ProblemException.invalid("/entity", "is not in the catalog"));
    }
}
