package dev.portolan.plugins.repairs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.PluginId;
import org.jspecify.annotations.Nullable;

/// What an admin can do about it.
///
/// @param action `configure`, `consent`, `enable`, `update`, `choose_version`, `uninstall`, `change_plan`,
///     `install_dependency` or `acknowledge`
/// @param label for its button
/// @param publisher of the other plugin that it is about; absent when it is about this one
/// @param plugin likewise
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mend(
        String action,
        String label,
        @Nullable String publisher,
        @Nullable String plugin) {
    public static final Mend UNINSTALL = of("uninstall", "Uninstall it");
    public static final Mend CHOOSE_VERSION = of("choose_version", "Choose another version");
    public static final Mend ACKNOWLEDGE = of("acknowledge", "Understood");

    public static Mend of(String action, String label) {
        return new Mend(action, label, null, null);
    }

    /// About another plugin.
    public static Mend of(String action, String label, PluginId other) {
        return new Mend(action, label, other.publisher(), other.plugin());
    }
}
