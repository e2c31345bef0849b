package dev.portolan.ui.pluginsets;

import dev.portolan.ui.clients.PluginSets.Refusal;
import dev.portolan.ui.clients.PluginSets.SetPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what a file of plugins would do.
final class SetWords {
    private static final Map<String, String> ACTIONS = actions();

    private SetWords() {}

    private static Map<String, String> actions() {
        var actions = new LinkedHashMap<String, String>();
        actions.put("refused", "Refused");
        actions.put("install", "Install");
        actions.put("change", "Change");
        actions.put("enable", "Switch on");
        actions.put("disable", "Switch off");
        actions.put("uninstall", "Uninstall");
        actions.put("same", "As it is");
        return actions;
    }

    /// In the order in which they are shown.
    static List<String> order() {
        return List.copyOf(ACTIONS.keySet());
    }

    static String action(String action) {
        return ACTIONS.getOrDefault(action, action.replace('_', ' '));
    }

    /// The name of a tone.
    static String tone(String action) {
        return switch (action) {
            case "refused" -> "bad";
            case "uninstall" -> "attention";
            case "install", "change", "enable", "disable" -> "info";
            default -> "neutral";
        };
    }

    /// For example `2 to install, 1 to change, 3 as they are`.
    static String summary(SetPlan plan) {
        var parts = new ArrayList<String>();
        add(parts, plan.count("install"), "to install");
        add(parts, plan.count("change"), "to change");
        add(parts, plan.count("enable"), "to switch on");
        add(parts, plan.count("disable"), "to switch off");
        add(parts, plan.count("uninstall"), "to uninstall");
        add(parts, plan.count("same"), "as they are");
        add(parts, plan.count("refused"), "refused");
        return parts.isEmpty() ? "The file names no plugin." : String.join(", ", parts) + ".";
    }

    private static void add(List<String> parts, long count, String words) {
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    /// Where it is wrong, what was found there and what belongs there.
    static String refusal(Refusal refusal) {
        var where = refusal.line()
                .map(line -> "Line " + line + ": ")
                .or(() -> Optional.of(refusal.path())
                        .filter(path -> !path.isBlank())
                        .map(path -> path + ": "))
                .orElse("");
        var found = refusal.found()
                .filter(text -> !refusal.message().contains(text))
                .map(text -> " Found: " + text + ".")
                .orElse("");
        var expected = refusal.expected()
                .filter(text -> !refusal.message().contains(text))
                .map(text -> " Expected: " + text + ".")
                .orElse("");
        return where + refusal.message() + found + expected;
    }
}
