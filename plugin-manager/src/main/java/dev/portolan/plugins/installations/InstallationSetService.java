package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Change;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Changes many installations of the current tenant at once: all of them, or none.
///
/// What needs another plugin, or a place that another one leaves, is tried again after the others; so the order is
/// that of their dependencies, whatever order they come in.
@ApplicationScoped
public class InstallationSetService {
    /// The longest chain of plugins that need one another.
    private static final int ROUNDS = 10;
    private static final int PAGE = 200;
    private static final String ENABLED = "/enabled";
    private static final String SECRET = "is a secret, and secrets do not belong in a file: remove it here, and set it"
            + " on the plugin's page once the file is in. One that is set already stays";

    private final InstallationService installations;
    private final InstallationStore store;
    private final ReleaseChoice choice;

    InstallationSetService(InstallationService installations, InstallationStore store, ReleaseChoice choice) {
        this.installations = installations;
        this.store = store;
        this.choice = choice;
    }

    /// What becomes, or would become, of one plugin.
    public enum Action {
        INSTALL,
        CHANGE,
        ENABLE,
        DISABLE,
        UNINSTALL,
        SAME,
        REFUSED
    }

    /// @param consents permissions that were not granted before
    /// @param missing what must still be set before it is enabled
    /// @param refusal why not; null unless refused
    public record Outcome(
            PluginId plugin,
            Action action,
            List<Change> diff,
            List<Permission> consents,
            List<Violation> missing,
            @Nullable ProblemException refusal) {
        public Outcome {
            diff = List.copyOf(diff);
            consents = List.copyOf(consents);
            missing = List.copyOf(missing);
        }

        static Outcome refused(PluginId plugin, ProblemException why) {
            return new Outcome(plugin, Action.REFUSED, List.of(), List.of(), List.of(), why);
        }
    }

    /// Applies requests for several plugins. One refusal, and nothing is changed.
    ///
    /// @param requests as for a change of one installation, with no secrets; what they do not say stays as it is
    /// @param prune whether to uninstall what is not named
    /// @param trial whether to find out only: then nothing is changed in any case
    /// @return by name, first what is named, then what is uninstalled
    @Transactional
    public List<Outcome> apply(SequencedMap<PluginId, ObjectNode> requests, boolean prune, boolean trial) {
        var outcomes = new LinkedHashMap<PluginId, Outcome>();
        requests.keySet().forEach(plugin -> outcomes.put(plugin, Outcome.refused(plugin, ProblemException.notFound())));
        var pending = new ArrayList<>(requests.keySet());
        if (prune) {
            for (var plugin : unnamed(requests)) {
                outcomes.put(plugin, Outcome.refused(plugin, ProblemException.notFound()));
                pending.add(plugin);
            }
        }
        var begun = new HashMap<PluginId, Outcome>();
        var waiting = Integer.MAX_VALUE;
        for (var round = 0; round < ROUNDS && !pending.isEmpty() && pending.size() < waiting; round++) {
            waiting = pending.size();
            pending.removeIf(plugin -> {
                var outcome = attempt(plugin, requests.get(plugin), begun);
                outcomes.put(plugin, outcome);
                return outcome.refusal() == null || !mayPass(outcome.refusal());
            });
        }
        if (trial || outcomes.values().stream().anyMatch(outcome -> outcome.refusal() != null)) {
            QuarkusTransaction.setRollbackOnly();
        }
        return List.copyOf(outcomes.values());
    }

    private List<PluginId> unnamed(Map<PluginId, ObjectNode> requests) {
        var unnamed = new ArrayList<PluginId>();
        var after = "";
        while (true) {
            var page = store.page(false, after, PAGE);
            page.stream()
                    .map(Installation::plugin)
                    .filter(plugin -> !requests.containsKey(plugin))
                    .forEach(unnamed::add);
            if (page.size() < PAGE) {
                return unnamed;
            }
            after = page.getLast().plugin().toString();
        }
    }

    private Outcome attempt(PluginId plugin, @Nullable ObjectNode request, Map<PluginId, Outcome> begun) {
        try {
            return request == null ? uninstall(plugin) : change(plugin, request, begun);
        } catch (ProblemException e) {
            return Outcome.refused(plugin, e);
        }
    }

    private Outcome uninstall(PluginId plugin) {
        var _ = installations.leave(plugin);
        return new Outcome(plugin, Action.UNINSTALL, List.of(), List.of(), List.of(), null);
    }

    private Outcome change(PluginId plugin, ObjectNode asked, Map<PluginId, Outcome> begun) {
        choice.known(plugin);
        var before = store.hold(plugin).orElse(null);
        var request = settled(before, asked);
        refuseSecrets(plugin, before, request);
        try {
            return outcome(plugin, installations.change(plugin, request));
        } catch (ProblemException e) {
            var waits =
                    e.type().equals(Common.INVALID) && request.path("enabled").asBoolean();
            if (!waits || !request.has("configuration")) {
                throw e;
            }
            return changePatiently(plugin, request, begun, e);
        }
    }

    /// Asks for the settings first and then for it to be enabled: what still has to be set may come later then.
    ///
    /// @param begun what an earlier attempt has come to, up to where it had to wait for another plugin
    /// @param first why it cannot be had at once
    private Outcome changePatiently(
            PluginId plugin, ObjectNode request, Map<PluginId, Outcome> begun, ProblemException first) {
        ObjectNode settings = request.deepCopy();
        settings.remove("enabled");
        var set = begun.getOrDefault(plugin, settle(plugin, settings, first));
        begun.put(plugin, set);
        var on = JsonNodeFactory.instance.objectNode().put("enabled", true);
        var enabled = outcome(plugin, installations.change(plugin, on));
        var diff = new ArrayList<>(set.diff());
        diff.removeIf(change -> change.path().equals(ENABLED));
        diff.addAll(enabled.diff());
        var action = set.action() == Action.SAME ? enabled.action() : set.action();
        return new Outcome(plugin, action, diff, set.consents(), enabled.missing(), null);
    }

    /// What is wrong with the settings is told with all else that is wrong.
    private Outcome settle(PluginId plugin, ObjectNode settings, ProblemException first) {
        try {
            return outcome(plugin, installations.change(plugin, settings));
        } catch (ProblemException _) {
            throw first;
        }
    }

    private static Outcome outcome(PluginId plugin, InstallationService.Changed changed) {
        var preview = changed.preview();
        var consents =
                preview.consents().stream().map(Preview.Asked::permission).toList();
        return new Outcome(plugin, action(changed), changed.diff(), consents, preview.missing(), null);
    }

    /// A channel that is followed already does not ask for its newest release: upgrades have a way of their own.
    private static ObjectNode settled(@Nullable Installation before, ObjectNode asked) {
        var request = asked.deepCopy();
        if (before != null
                && !before.uninstalled()
                && asked.path("channel")
                        .asText()
                        .equals(before.setup().release().channel())) {
            request.remove("channel");
        }
        return request;
    }

    private void refuseSecrets(PluginId plugin, @Nullable Installation before, ObjectNode request) {
        var former = before == null ? null : choice.of(before);
        ObjectNode named = request.deepCopy();
        var release = choice.wanted(plugin, former, InstallRequest.parse(named.retain("version", "channel")));
        var configuration = request.path("configuration");
        var faults = release.schema().secrets().stream()
                .filter(secret -> !configuration.at(secret.pointer()).isMissingNode())
                .map(secret -> new Violation("/configuration" + secret.pointer(), SECRET))
                .distinct()
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "Secrets do not belong in a file.", faults);
        }
    }

    private static Action action(InstallationService.Changed changed) {
        if (changed.result().created()) {
            return Action.INSTALL;
        }
        var diff = changed.diff();
        if (diff.isEmpty()) {
            return Action.SAME;
        }
        if (diff.size() == 1 && diff.getFirst().path().equals(ENABLED)) {
            return changed.result().installation().setup().enabled() ? Action.ENABLE : Action.DISABLE;
        }
        return Action.CHANGE;
    }

    private static boolean mayPass(ProblemException refusal) {
        return refusal.type().equals(InstallationProblem.PLUGIN_NEEDED)
                || refusal.type().equals(InstallationProblem.PLAN_LIMIT);
    }
}
