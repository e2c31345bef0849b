package dev.portolan.plugins.upgrades;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.UpgradeService.Wish;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which installations are to be brought to newer releases.
///
/// @param items null for all of them
record UpdateRequest(@Nullable List<Wish> items) {
    private static final Set<String> MEMBERS = Set.of("publisher", "plugin", "version", "grants");
    private static final int MOST = 200;
    private static final int LONGEST = 100;

    /// @throws ProblemException `invalid` with a JSON Pointer to each member that has the wrong form
    static UpdateRequest parse(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return new UpdateRequest(null);
        }
        if (!(body instanceof ObjectNode object)) {
            throw ProblemException.invalid("", "must be a JSON object");
        }
        var faults = new ArrayList<Violation>();
        object.fieldNames().forEachRemaining(name -> {
            if (!name.equals("items")) {
                faults.add(new Violation("/" + name, "is not known here"));
            }
        });
        var items = object.has("items") ? items(object.get("items"), faults) : null;
        if (!faults.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", faults);
        }
        return new UpdateRequest(items);
    }

    private static List<Wish> items(JsonNode items, List<Violation> faults) {
        if (!items.isArray() || items.size() > MOST) {
            faults.add(new Violation("/items", "must be an array of at most " + MOST + " plugins"));
            return List.of();
        }
        var wishes = new ArrayList<Wish>();
        for (var i = 0; i < items.size(); i++) {
            var at = "/items/" + i;
            if (items.get(i) instanceof ObjectNode item) {
                item(item, at, faults, wishes);
            } else {
                faults.add(new Violation(at, "must be a JSON object with publisher and plugin"));
            }
        }
        return wishes;
    }

    private static void item(ObjectNode item, String at, List<Violation> faults, List<Wish> wishes) {
        item.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                faults.add(new Violation(at + "/" + name, "is not known here"));
            }
        });
        var version = item.get("version");
        if (version != null
                && (!version.isTextual()
                        || version.asText().isBlank()
                        || version.asText().length() > LONGEST)) {
            faults.add(new Violation(at + "/version", "must be a version, such as 1.4.0"));
        }
        var grants = grants(item.get("grants"), at + "/grants", faults);
        try {
            var plugin = new PluginId(
                    item.path("publisher").asText(), item.path("plugin").asText());
            wishes.add(new Wish(plugin, version == null ? null : version.asText(), grants));
        } catch (IllegalArgumentException e) {
            faults.add(new Violation(at, "must name a publisher and a plugin"));
        }
    }

    private static @Nullable Grants grants(@Nullable JsonNode grants, String at, List<Violation> faults) {
        if (grants == null) {
            return null;
        }
        if (!grants.isArray()) {
            faults.add(new Violation(at, "must be an array of permissions"));
            return null;
        }
        var permissions = new HashSet<Permission>();
        for (var i = 0; i < grants.size(); i++) {
            try {
                permissions.add(Permission.parse(grants.get(i).asText()));
            } catch (IllegalArgumentException e) {
                faults.add(new Violation(at + "/" + i, String.valueOf(e.getMessage())));
            }
        }
        return Grants.of(permissions);
    }
}
