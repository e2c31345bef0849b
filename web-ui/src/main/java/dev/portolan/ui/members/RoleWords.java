package dev.portolan.ui.members;

import java.util.List;
import java.util.Locale;

/// The built-in roles in words.
public final class RoleWords {
    /// From the one that may most to the one that may least.
    static final List<String> ROLES = List.of("owner", "admin", "developer", "viewer");

    private RoleWords() {}

    public static String title(String role) {
        return role.isEmpty() ? role : role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
    }

    /// What the role is for.
    public static String meaning(String role) {
        return switch (role) {
            case "owner" -> "Everything: plan and bills, support's access, export and the end of the organization.";
            case "admin" -> "Plugins, members and roles; sees usage, bills and the audit log.";
            case "developer" -> "Adds sources to the catalog and makes API tokens.";
            case "viewer" -> "Looks at the catalog and at what plugins show.";
            default -> "";
        };
    }

    /// `an owner`, `a viewer`.
    public static String withArticle(String role) {
        return (role.startsWith("o") || role.startsWith("a") ? "an " : "a ") + role;
    }

    /// The roles that somebody may give: only owners make owners.
    static List<String> givenBy(String role) {
        return "owner".equals(role) ? ROLES : ROLES.subList(1, ROLES.size());
    }
}
