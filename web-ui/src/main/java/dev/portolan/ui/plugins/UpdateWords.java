package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.PluginUpdates.Outcome;
import dev.portolan.ui.clients.PluginUpdates.Update;
import java.util.ArrayList;
import java.util.List;

/// Says of updates what they take and what became of them.
public final class UpdateWords {
    private UpdateWords() {}

    /// @param kind as in [Update#kind]
    public static String kind(String kind) {
        return switch (kind) {
            case "automatic" -> "Asks for nothing new";
            case "consent" -> "Asks for more";
            case "configuration" -> "Needs settings first";
            case "blocked" -> "Cannot be taken yet";
            default -> "Newer release";
        };
    }

    /// The name of a tone; see [dev.portolan.ui.page.Tone].
    public static String tone(String kind) {
        return switch (kind) {
            case "automatic" -> "good";
            case "consent", "configuration" -> "attention";
            case "blocked" -> "bad";
            default -> "neutral";
        };
    }

    static String outcome(String outcome) {
        return switch (outcome) {
            case "updated" -> "Updated";
            case "would_update" -> "Ready";
            case "waits_for_consent" -> "Asks for more";
            case "waits_for_configuration" -> "Needs settings first";
            case "blocked" -> "Cannot be taken yet";
            case "failed" -> "Failed, as it was before";
            default -> outcome.replace('_', ' ');
        };
    }

    static String outcomeTone(String outcome) {
        return switch (outcome) {
            case "updated", "would_update" -> "good";
            case "waits_for_consent", "waits_for_configuration" -> "attention";
            case "blocked", "failed" -> "bad";
            default -> "neutral";
        };
    }

    /// What has come of a run, in one sentence.
    static String summary(List<Outcome> outcomes) {
        var updated = outcomes.stream()
                .filter(outcome -> outcome.outcome().equals("updated"))
                .count();
        if (outcomes.isEmpty()) {
            return "There was nothing to update.";
        }
        return updated == outcomes.size()
                ? updated == 1 ? "It was updated." : "All " + updated + " were updated."
                : updated + " of " + outcomes.size() + " were updated. The others are as they were.";
    }

    /// What is worth knowing before, a sentence each.
    public static List<String> remarks(Update update) {
        var remarks = new ArrayList<>(update.blockedBy());
        update.budgets()
                .forEach(budget -> remarks.add("Its limit of " + limited(budget.name()) + " goes from " + budget.from()
                        + " to " + budget.to() + unit(budget.name()) + "."));
        if (update.migrates()) {
            remarks.add("Its settings are moved over to the new release; if that fails, everything stays as it is.");
        }
        return List.copyOf(remarks);
    }

    /// @param limit as the manifest names it
    private static String limited(String limit) {
        return switch (limit) {
            case "timeoutMs" -> "time for a call";
            case "memoryMiB" -> "memory";
            case "callsPerMinute" -> "calls a minute";
            case "outputKiB" -> "output";
            case "hostCalls" -> "requests a call";
            default -> limit;
        };
    }

    private static String unit(String limit) {
        return switch (limit) {
            case "timeoutMs" -> " ms";
            case "memoryMiB" -> " MiB";
            case "outputKiB" -> " KiB";
            default -> "";
        };
    }
}
