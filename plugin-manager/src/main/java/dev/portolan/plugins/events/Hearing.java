package dev.portolan.plugins.events;

import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.extensions.ActiveExtension;
import java.util.List;

/// Which extensions hear of an event: those that name it and may know of it.
public final class Hearing {
    private Hearing() {}

    /// Whether an extension hears of an event: of what the catalog says only with the permission to read it, and of
    /// what others have sent to a plugin that plugin alone.
    ///
    /// @param patterns which events the extension names
    public static boolean hears(ActiveExtension active, List<String> patterns, Happening happening) {
        return may(active, happening.origin())
                && patterns.stream().anyMatch(pattern -> EventPattern.matches(pattern, happening));
    }

    private static boolean may(ActiveExtension active, Happening.Origin origin) {
        return switch (origin.source()) {
            case "catalog" -> active.installation().setup().grants().allows(Permissions.CATALOG_ENTITY_READ);
            case "webhook", "action" -> active.installation().plugin().equals(origin.plugin());
            default -> true;
        };
    }
}
