package dev.portolan.plugins.scanning;

import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a release may do, in words, beside what the one before could.
///
/// @param added what it may do that the one before could not
/// @param removed what it may do no more
public record Capabilities(List<String> added, List<String> removed) {
    public static final Capabilities NONE = new Capabilities(List.of(), List.of());

    public Capabilities {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /// @param before null for a plugin's first release
    static Capabilities difference(@Nullable PluginPackage before, PluginPackage now) {
        var had = before == null ? new TreeSet<String>() : of(before);
        var has = of(now);
        var added = new ArrayList<>(has);
        added.removeAll(had);
        var removed = new ArrayList<>(had);
        removed.removeAll(has);
        if (before != null) {
            var old = before.manifest().operation().limits();
            var fresh = now.manifest().operation().limits();
            budget("time a call", "ms", old.timeoutMs(), fresh.timeoutMs(), added, removed);
            budget("memory", "MiB", old.memoryMiB(), fresh.memoryMiB(), added, removed);
            budget("calls a minute", "", old.callsPerMinute(), fresh.callsPerMinute(), added, removed);
            budget("output a call", "KiB", old.outputKiB(), fresh.outputKiB(), added, removed);
            budget("storage", "KiB", old.kvKiB(), fresh.kvKiB(), added, removed);
            budget("host calls a call", "", old.hostCalls(), fresh.hostCalls(), added, removed);
        }
        return new Capabilities(added, removed);
    }

    private static void budget(
            String name, String unit, int before, int now, List<String> added, List<String> removed) {
        var words =
                "%s: %,d %s instead of %,d".formatted(name, now, unit, before).replace("  ", " ");
        if (now > before) {
            added.add("More " + words);
        } else if (now < before) {
            removed.add("Less " + words);
        }
    }

    private static TreeSet<String> of(PluginPackage content) {
        var can = new TreeSet<String>();
        content.manifest().operation().permissions().forEach(permission -> can.add(words(permission)));
        content.schema()
                .secrets()
                .forEach(secret -> can.add(
                        secret.leaves()
                                ? "Ask for a secret (%s), to be sent to %s"
                                        .formatted(secret.pointer(), secret.destination())
                                : "Ask for a secret (%s), for signatures".formatted(secret.pointer())));
        content.manifest()
                .extensions()
                .forEach(extension -> can.add("Add a " + extension.point().point()));
        content.manifest()
                .operation()
                .requires()
                .plugins()
                .forEach(needed -> can.add("Need the plugin " + needed.plugin()));
        return can;
    }

    private static String words(Permission permission) {
        return "%s (%s)".formatted(Consent.describe(permission).title(), permission.text());
    }
}
