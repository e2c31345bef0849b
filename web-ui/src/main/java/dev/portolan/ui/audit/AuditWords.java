package dev.portolan.ui.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.AuditLog.Actor;
import dev.portolan.ui.clients.AuditLog.Change;
import dev.portolan.ui.clients.AuditLog.Entry;
import dev.portolan.ui.clients.AuditLog.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The acts of the log as sentences. An act that this page has never heard of still reads as one.
final class AuditWords {
    /// What can be looked for, as the beginning of an action, with what it is called.
    static final Map<String, String> KINDS = kinds();

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("member.joined", "joined as a member"),
            Map.entry("member.left", "left the organization"),
            Map.entry("member.role-changed", "changed the role of"),
            Map.entry("member.invited", "invited"),
            Map.entry("plugin.published-event", "published an event as plugin"),
            Map.entry("event.replayed", "handed over again the event"),
            Map.entry("webhook.address-renewed", "gave another webhook address to plugin"),
            Map.entry("support.requested", "asked to come in as support"),
            Map.entry("support.consented", "let support in:"),
            Map.entry("support.refused", "did not let support in:"),
            Map.entry("support.ended", "ended the support session of"),
            Map.entry("support.expired", "ended the support session, as its time was over, of"),
            Map.entry("support.looked", "came in as support"),
            Map.entry("tenant.past-due", "marked a bill as overdue"),
            Map.entry("tenant.looked-at", "looked at"),
            Map.entry("invoice.looked-at", "looked at invoice"),
            Map.entry("limit.raise-ended", "ended the raised limit of"),
            Map.entry("trial.ended", "ended the trial"),
            Map.entry("trial.extended", "made the trial longer"));

    /// Acts whose target says nothing more than the sentence does.
    private static final Set<String> WITHOUT_TARGET = Set.of(
            "member.left", "support.requested", "support.looked", "tenant.past-due", "trial.ended", "trial.extended");

    private AuditWords() {}

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("member.", "Members");
        kinds.put("invitation.", "Invitations");
        kinds.put("token.", "API tokens");
        kinds.put("plugin.", "Plugins");
        kinds.put("action.", "Actions");
        kinds.put("location.", "Sources");
        kinds.put("entity.", "Entities");
        kinds.put("connection.", "Connections");
        kinds.put("import.", "Imports");
        kinds.put("plan.", "Plan");
        kinds.put("invoice.", "Invoices");
        kinds.put("support.", "Support");
        kinds.put("export.", "Exports");
        kinds.put("tenant.", "Organization");
        return kinds;
    }

    /// Who did it: `Lena Brandt, in the name of Ada Okafor`.
    static String who(Actor actor) {
        var name = actor.name() == null || actor.name().isBlank() ? nameless(actor.kind()) : actor.name();
        var inName = actor.inNameOfName() == null ? actor.inNameOf() : actor.inNameOfName();
        return inName == null ? name : name + ", in the name of " + inName;
    }

    private static String nameless(String kind) {
        return switch (kind) {
            case "service" -> "Portolan";
            case "staff" -> "Portolan's staff";
            case "plugin" -> "A plugin";
            case "api_token" -> "An API token";
            default -> "A former member";
        };
    }

    /// What sort of actor it was, where that is worth a word.
    static String kind(String kind) {
        return switch (kind) {
            case "staff" -> "Portolan staff";
            case "api_token" -> "API token";
            case "plugin" -> "Plugin";
            case "service" -> "Automatic";
            default -> "";
        };
    }

    /// What was done, in the past tense and without who did it: `enabled plugin Uptime`.
    static String what(Entry entry) {
        var known = SENTENCES.get(entry.action());
        var target = WITHOUT_TARGET.contains(entry.action()) ? "" : name(entry.target());
        return (known == null ? sentence(entry.action()) : known) + (target.isEmpty() ? "" : " " + target);
    }

    /// `plugin.rolled-back` reads as `rolled back plugin`, `member.name_changed` as `changed the name of member`.
    private static String sentence(String action) {
        var dot = action.indexOf('.');
        if (dot < 0) {
            return words(action);
        }
        var noun = noun(action.substring(0, dot));
        var verb = words(action.substring(dot + 1));
        var space = verb.lastIndexOf(' ');
        return verb.endsWith(" changed")
                ? "changed the " + verb.substring(0, space) + " of " + noun
                : verb + " " + noun;
    }

    private static String noun(String type) {
        return switch (type) {
            case "token", "api_token" -> "API token";
            case "location" -> "source";
            default -> words(type);
        };
    }

    private static String words(String text) {
        return text.replace('_', ' ').replace('-', ' ');
    }

    private static String name(@Nullable Target target) {
        if (target == null) {
            return "";
        }
        return target.name() == null || target.name().isBlank() ? target.id() : target.name();
    }

    /// The fields that an act changed, in the order in which they were written.
    static List<Field> fields(@Nullable Change change) {
        var fields = new ArrayList<Field>();
        if (change != null) {
            var names = new LinkedHashSet<String>();
            add(names, change.before());
            add(names, change.after());
            names.forEach(name ->
                    fields.add(new Field(words(name), value(change.before(), name), value(change.after(), name))));
        }
        return fields;
    }

    private static void add(Set<String> names, @Nullable JsonNode values) {
        if (values != null) {
            values.fieldNames().forEachRemaining(names::add);
        }
    }

    private static String value(@Nullable JsonNode values, String name) {
        var value = values == null ? null : values.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
            return String.join(", ", value.valueStream().map(JsonNode::asText).toList());
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /// @param before empty for a field that was not there, and `after` for one that is gone
    record Field(String name, String before, String after) {}
}
