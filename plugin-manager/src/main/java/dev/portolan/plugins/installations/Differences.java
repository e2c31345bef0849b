package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.schema.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs between two setups, with JSON Pointers as in the requests that change them.
final class Differences {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Differences() {}

    /// @param before null when there is nothing yet; an uninstalled one counts as nothing
    /// @param fresh secrets that are set anew
    static List<Change> between(
            @Nullable Installation before,
            @Nullable Published former,
            Published release,
            Setup after,
            List<Plan.Fresh> fresh) {
        var old = before == null || before.uninstalled() ? null : before.setup();
        var diff = new ArrayList<Change>();
        add(diff, "/version", old == null || former == null ? null : text(former.version()), text(release.version()));
        add(
                diff,
                "/channel",
                old == null ? null : text(old.release().channel()),
                text(after.release().channel()));
        add(
                diff,
                "/enabled",
                old == null ? null : NODES.booleanNode(old.enabled()),
                NODES.booleanNode(after.enabled()));
        var configuration = old == null ? Setup.nothing() : old.configuration();
        var replaced = fresh.stream().map(Plan.Fresh::pointer).collect(Collectors.toUnmodifiableSet());
        for (var change : release.schema().diff(configuration, after.configuration(), replaced)) {
            diff.add(new Change("/configuration" + change.path(), change.before(), change.after()));
        }
        add(diff, "/grants", old == null ? null : SetupJson.grants(old.grants()), SetupJson.grants(after.grants()));
        return diff;
    }

    private static void add(List<Change> diff, String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (!Objects.equals(before, after)) {
            diff.add(new Change(path, before, after));
        }
    }

    private static @Nullable JsonNode text(@Nullable String value) {
        return value == null ? null : NODES.textNode(value);
    }
}
