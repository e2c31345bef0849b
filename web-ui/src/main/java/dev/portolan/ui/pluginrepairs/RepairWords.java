package dev.portolan.ui.pluginrepairs;

/// Says what kind of trouble there is, how grave it is, and where its mend is.
final class RepairWords {
    private RepairWords() {}

    static String kind(String kind) {
        return switch (kind) {
            case "needs_configuration" -> "Needs configuration";
            case "consent_needed" -> "Asks for more";
            case "over_budget" -> "Over its budget";
            case "degraded" -> "Has trouble";
            case "auth_expired" -> "Sign-in refused";
            case "rolled_back" -> "Went back by itself";
            case "migration_failed" -> "Settings not moved over";
            case "revoked" -> "Stopped by the platform";
            case "blocked_by_plan" -> "Blocked by the plan";
            case "blocked_by_platform" -> "Blocked by the platform";
            case "dependency_missing" -> "Needs another plugin";
            case "not_observed" -> "Not live everywhere";
            default -> kind.replace('_', ' ');
        };
    }

    /// The name of a tone: what stands still is bad, what waits for somebody asks for attention, the rest informs.
    static String tone(String kind) {
        return switch (kind) {
            case "over_budget",
                    "auth_expired",
                    "revoked",
                    "blocked_by_plan",
                    "blocked_by_platform",
                    "dependency_missing" -> "bad";
            case "rolled_back", "not_observed" -> "info";
            default -> "attention";
        };
    }

    /// Where a mend is done, below the plugin's page; empty for one that is done at once, or elsewhere.
    static String tab(String action) {
        return switch (action) {
            case "configure" -> "/configuration";
            case "consent" -> "/updates?part=take";
            case "update", "choose_version" -> "/updates";
            case "uninstall" -> "/configuration?part=danger";
            default -> "";
        };
    }
}
