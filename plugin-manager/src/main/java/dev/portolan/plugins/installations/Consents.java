package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.permissions.Grants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an admin consents to of the plugins that are to be installed along: the member `dependencies` of a change.
///
/// @param byPlugin in the order of the request
record Consents(Map<PluginId, Consent> byPlugin) {
    static final String MEMBER = "dependencies";
    static final Consents NONE = new Consents(Map.of());

    private static final Set<String> MEMBERS = Set.of("publisher", "plugin", "version", "grants");
    private static final int MOST = 20;

    /// @param version the one that was shown; null for whichever it is
    record Consent(@Nullable String version, Grants grants) {}

    Consents {
        byPlugin = new LinkedHashMap<>(byPlugin);
    }

    Optional<Consent> of(PluginId plugin) {
        return Optional.ofNullable(byPlugin.get(plugin));
    }

    /// What stands against installing a release along, as far as it was agreed to, in a sentence.
    Optional<String> objection(Published release) {
        var needed = "It also needs " + release.plugin() + " " + release.version();
        var consent = byPlugin.get(release.plugin());
        if (consent == null) {
            return Optional.of(needed + ". Consent to that too, in `" + MEMBER + "`.");
        }
        var agreed = consent.version();
        return agreed == null || agreed.equals(release.version())
                ? Optional.empty()
                : Optional.of(needed + ", and " + agreed + " was agreed to. Look at the plan again.");
    }

    /// Where the request speaks of a plugin.
    String pointer(PluginId plugin) {
        return "/" + MEMBER + "/" + List.copyOf(byPlugin.keySet()).indexOf(plugin);
    }

    /// The change without this member.
    static @Nullable JsonNode without(@Nullable JsonNode body) {
        return body instanceof ObjectNode object && object.has(MEMBER)
                ? object.deepCopy().without(MEMBER)
                : body;
    }

    /// @throws ProblemException `invalid` with a JSON Pointer to each member that has the wrong form
    static Consents parse(@Nullable JsonNode body) {
        var list = body == null ? null : body.get(MEMBER);
        if (list == null) {
            return NONE;
        }
        if (!list.isArray() || list.size() > MOST) {
            throw ProblemException.invalid("/" + MEMBER, "must be an array of " + MOST + " plugins at most");
        }
        var faults = new ArrayList<Violation>();
        var consents = new LinkedHashMap<PluginId, Consent>();
        for (var i = 0; i < list.size(); i++) {
            read(list.get(i), "/" + MEMBER + "/" + i, consents, faults);
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", faults);
        }
        return new Consents(consents);
    }

    private static void read(JsonNode item, String at, Map<PluginId, Consent> consents, List<Violation> faults) {
        if (!(item instanceof ObjectNode object)) {
            faults.add(new Violation(at, "must be an object with publisher, plugin and grants"));
            return;
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                faults.add(new Violation(at + "/" + name, "is not known here"));
            }
        });
        try {
            var plugin = new PluginId(
                    object.path("publisher").asText(), object.path("plugin").asText());
            if (consents.put(plugin, consent(object)) != null) {
                faults.add(new Violation(at, "names " + plugin + " a second time"));
            }
        } catch (IllegalArgumentException e) {
            faults.add(new Violation(at + "/plugin", "must be the name of a plugin, with its publisher beside it"));
        } catch (ProblemException e) {
            e.violations().forEach(fault -> faults.add(new Violation(at + fault.pointer(), fault.message())));
        }
    }

    private static Consent consent(ObjectNode item) {
        ObjectNode named = item.deepCopy();
        var request = InstallRequest.parse(named.retain("version", "grants"));
        return new Consent(request.version(), request.granted());
    }
}
