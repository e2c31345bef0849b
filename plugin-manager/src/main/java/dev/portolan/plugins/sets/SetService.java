package dev.portolan.plugins.sets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.InstallationSetService;
import dev.portolan.plugins.installations.InstallationSetService.Action;
import dev.portolan.plugins.installations.InstallationSetService.Outcome;
import dev.portolan.plugins.installations.Migrations;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.SecretNames;
import dev.portolan.plugins.sets.SetViews.Asked;
import dev.portolan.plugins.sets.SetViews.Counts;
import dev.portolan.plugins.sets.SetViews.Item;
import dev.portolan.plugins.sets.SetViews.Planned;
import dev.portolan.plugins.sets.SetViews.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Brings a plugin set into the current tenant.
@ApplicationScoped
class SetService {
    private final InstallationSetService installations;
    private final Migrations migrations;
    private final Caller caller;

    SetService(InstallationSetService installations, Migrations migrations, Caller caller) {
        this.installations = installations;
        this.migrations = migrations;
        this.caller = caller;
    }

    /// @param trial whether to show only what would happen
    /// @throws ProblemException `invalid` when the file is none, `plugin-set-refused` when it cannot be applied
    Planned apply(byte[] file, boolean prune, boolean trial) {
        for (var permission : List.of(Permissions.PLUGIN_INSTALL, Permissions.PLUGIN_CONFIGURE)) {
            if (!caller.may(permission)) {
                throw new ProblemException(Common.FORBIDDEN, "This takes the permission " + permission + ".");
            }
        }
        var set = SetReader.read(file);
        var outcomes = trial
                ? migrations.preview(() -> installations.apply(set.plugins(), prune, true))
                : migrations.around(() -> installations.apply(set.plugins(), prune, false));
        var items = outcomes.stream().map(outcome -> item(set, outcome)).toList();
        var planned = new Planned(items, Counts.of(items));
        if (!trial && planned.counts().refused() > 0) {
            throw refused(planned);
        }
        return planned;
    }

    private static ProblemException refused(Planned planned) {
        var violations = planned.items().stream()
                .flatMap(item -> item.refusals().stream())
                .map(refusal -> new Violation(refusal.path(), refusal.message()))
                .toList();
        var words = planned.counts().refused() + " of " + planned.items().size()
                + " plugins cannot become what the file says, so nothing was changed. See violations.";
        return new ProblemException(SetProblem.REFUSED, words, violations);
    }

    private static Item item(SetFile set, Outcome outcome) {
        var plugin = outcome.plugin();
        return new Item(
                plugin.publisher(),
                plugin.plugin(),
                outcome.action().name().toLowerCase(Locale.ROOT),
                outcome.action() == Action.SAME ? List.of() : outcome.diff(),
                outcome.consents().stream()
                        .sorted(Comparator.comparing(Permission::text))
                        .map(Asked::of)
                        .toList(),
                outcome.missing(),
                refusals(set, outcome));
    }

    private static List<Refusal> refusals(SetFile set, Outcome outcome) {
        var why = outcome.refusal();
        if (why == null) {
            return List.of();
        }
        var plugin = outcome.plugin();
        if (why.violations().isEmpty()) {
            var words = why.type().equals(Common.NOT_FOUND)
                    ? "The marketplace has no plugin " + plugin + "."
                    : String.valueOf(why.getMessage());
            return List.of(refusal(set, plugin, "", words));
        }
        var refusals = new ArrayList<Refusal>();
        for (var violation : why.violations()) {
            refusals.add(refusal(set, plugin, violation.pointer(), violation.message()));
        }
        return refusals;
    }

    private static Refusal refusal(SetFile set, PluginId plugin, String pointer, String words) {
        var path = SetFile.at(plugin) + pointer;
        var value = set.value(plugin, pointer);
        var named = set.plugins().containsKey(plugin) ? "Line " + set.line(path) + ": " : "";
        var sentence = pointer.isEmpty() ? words : pointer.substring(1) + " " + words + ".";
        return new Refusal(path, found(pointer, value), words, named + sentence);
    }

    /// What sounds like a secret is not told back, wherever it stands.
    private static String found(String pointer, @Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        var secret = SecretNames.sounds(pointer.substring(pointer.lastIndexOf('/') + 1));
        return secret ? Shown.kind(value) : Shown.of(value);
    }
}
