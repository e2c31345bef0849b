package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.views.Named;
import dev.portolan.plugins.views.Views;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Makes the views that plugins add to pages. Views are kept for a while and are the same for all members, so a
/// function is not told who is looking.
@ApplicationScoped
class ViewService {
    private static final Duration JUST_NOW = Duration.ofSeconds(2);

    private final Visits visits;
    private final InvocationService invocations;
    private final Conduct conduct;
    private final ViewCache cache;
    private final PluginLogService log;
    private final Caller caller;
    private final InstantSource time;

    ViewService(
            Visits visits,
            InvocationService invocations,
            Conduct conduct,
            ViewCache cache,
            PluginLogService log,
            Caller caller,
            InstantSource time) {
        this.visits = visits;
        this.invocations = invocations;
        this.conduct = conduct;
        this.cache = cache;
        this.log = log;
        this.caller = caller;
        this.time = time;
    }

    /// @throws ProblemException `not-found` when the extension is no view, or not for this entity
    Shown show(Visit visit) {
        return show(visit, visit.visible().face().refresh());
    }

    /// What was good last on this node, and when; nothing where nobody has looked yet.
    Shown remembered(Visit visit) {
        return cache.last(key(visit))
                .map(last -> new Shown(last.view(), last.at(), true, null))
                .orElseGet(() -> new Shown(NullNode.getInstance(), time.instant(), true, null));
    }

    /// The last view of this node, or where there is none a new one.
    Shown last(Visit visit) {
        return cache.last(key(visit)).orElseGet(() -> show(visit));
    }

    /// A view that was made just now.
    Shown anew(Visit visit) {
        return show(visit, JUST_NOW);
    }

    private Shown show(Visit visit, Duration refresh) {
        var function = visit.visible().called().orElseThrow(ProblemException::notFound);
        if (invocations.withdrawn(visit.active().release())) {
            return cache.without(InvocationService.WITHDRAWN);
        }
        return cache.show(key(visit), refresh, () -> make(visit, function, visits.input(visit)));
    }

    /// More of a table of the view: a view of a table with further rows, and where it goes on from there. Not kept.
    ///
    /// @param table its id; empty for the first table
    /// @throws ProblemException `not-found` when the view has no such table
    Shown more(Visit visit, String table, String cursor) {
        var shown = last(visit);
        var here = Named.table(shown.view(), table).orElseThrow(ProblemException::notFound);
        var own = visit.visible().called().orElseThrow(ProblemException::notFound);
        var function = here.path("function").asText(own);
        var input = visits.input(visit);
        input.putObject("page").put("table", table).put("cursor", cursor);
        return switch (make(visit, function, input)) {
            case Answer.Given(var view) -> found(view, table);
            case Answer.None none -> cache.without(none.sentence());
        };
    }

    /// Checks a view that came out of a call, and notes in the plugin's log what is wrong with it.
    JsonNode checked(ActiveExtension active, String function, JsonNode view) {
        var checked = Views.check(view);
        note(active, function, checked.findings());
        return checked.view();
    }

    /// Notes what is wrong with what a function has answered.
    void note(ActiveExtension active, String function, List<Finding> findings) {
        if (!findings.isEmpty()) {
            var lines = findings.stream()
                    .limit(20)
                    .map(finding -> line(function, finding))
                    .toList();
            log.append(active.installation().id(), List.copyOf(lines));
        }
    }

    private Shown found(JsonNode view, String table) {
        Optional<JsonNode> rows = Named.table(view, table);
        return rows.isPresent()
                ? new Shown(rows.get(), time.instant(), false, null)
                : cache.without("The plugin answered without the table that goes on.");
    }

    private ViewCache.Key key(Visit visit) {
        var installation = visit.active().installation();
        return new ViewCache.Key(
                caller.tenant().id(),
                installation.plugin().toString(),
                installation.revision(),
                visit.active().extension().id(),
                visit.about(),
                visit.params().toString(),
                visit.locale());
    }

    private Answer make(Visit visit, String function, ObjectNode input) {
        var active = visit.active();
        var installation = active.installation();
        var target = Target.of(caller.tenant().id(), caller.tenant().slug(), installation, active.release());
        var answer = invocations.call(target, function, context(visit.locale()), input);
        conduct.judge(installation, answer);
        return switch (answer) {
            case Answer.Given(var view) -> new Answer.Given(checked(active, function, view));
            case Answer.None none -> none;
        };
    }

    private LogLine line(String function, Finding finding) {
        return new LogLine(time.instant(), "warn", function, "view " + finding.path() + ": " + finding.message());
    }

    private ObjectNode context(String locale) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tenant", caller.tenant().slug().value())
                .put("locale", locale);
    }
}
