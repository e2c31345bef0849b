package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.plugins.installations.InstallationStore.Entry;
import dev.portolan.plugins.schema.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts each revision on the tenant's record, with what differs. Of a secret it tells only whether it is set.
@ApplicationScoped
class InstallationAudit {
    private static final String GRANTS = "/grants";

    private final Audit audit;

    InstallationAudit(Audit audit) {
        this.audit = audit;
    }

    void changed(PluginId plugin, Entry entry) {
        var target = new Target(
                "plugin",
                plugin.toString(),
                entry.release().manifest().listing().title());
        record(entry, entry.kind().type(), target, difference(entry));
        var granted = granted(entry.diff());
        if (!granted.isEmpty()) {
            record(entry, "plugin.consented", target, new AuditEvent.Change(Map.of(), Map.of(GRANTS, granted), null));
        }
    }

    // The platform's own changes may be made in the course of anybody's request.
    private void record(Entry entry, String action, Target target, AuditEvent.Change change) {
        if (entry.signed().author().equals(Author.PLATFORM)) {
            audit.recordOwn(action, target, change);
        } else {
            audit.record(action, target, change);
        }
    }

    private static AuditEvent.Change difference(Entry entry) {
        var secrets = entry.release().schema().secrets().stream()
                .map(secret -> "/configuration" + secret.pointer())
                .collect(Collectors.toUnmodifiableSet());
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        if (entry.kind() == Kind.UNINSTALLED) {
            before.put("/version", entry.former());
        }
        for (var change : entry.diff()) {
            put(before, secrets, change.path(), change.before());
            put(after, secrets, change.path(), change.after());
        }
        return new AuditEvent.Change(before, after, entry.signed().reason());
    }

    private static void put(Map<String, Object> side, Set<String> secrets, String path, @Nullable JsonNode value) {
        if (secrets.contains(path)) {
            side.put(path, value == null ? "unset" : "set");
        } else if (value != null) {
            side.put(path, value);
        }
    }

    private static List<String> granted(List<Change> diff) {
        return diff.stream()
                .filter(change -> change.path().equals(GRANTS))
                .findFirst()
                .map(change -> {
                    var granted = new ArrayList<>(texts(change.after()));
                    granted.removeAll(texts(change.before()));
                    return List.copyOf(granted);
                })
                .orElse(List.of());
    }

    private static List<String> texts(@Nullable JsonNode grants) {
        var texts = new ArrayList<String>();
        if (grants != null) {
            grants.forEach(grant -> texts.add(grant.asText()));
        }
        return texts;
    }
}
