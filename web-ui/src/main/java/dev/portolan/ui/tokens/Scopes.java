package dev.portolan.ui.tokens;

import dev.portolan.contracts.Permissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What an API token may be allowed, grouped and in words.
final class Scopes {
    private static final List<Group> ALL = List.of(
            new Group(
                    "Look",
                    "Reads, and changes nothing.",
                    List.of(
                            new Scope(Permissions.CATALOG_ENTITY_READ, "Read the catalog's entities"),
                            new Scope(Permissions.CATALOG_LOCATION_READ, "Read the catalog's sources"),
                            new Scope(Permissions.PLUGIN_READ, "See plugins, and what is installed"),
                            new Scope(Permissions.PLUGIN_USE, "Ask plugins for what they show, and have them act"),
                            new Scope(Permissions.TENANT_READ, "See the organization's name, state and plan"),
                            new Scope(Permissions.MEMBER_READ, "See members with their e-mail addresses"))),
            new Group(
                    "Change the catalog",
                    "For pipelines that register what they build.",
                    List.of(
                            new Scope(Permissions.CATALOG_ENTITY_REFRESH, "Have entities read again"),
                            new Scope(Permissions.CATALOG_LOCATION_WRITE, "Register and remove sources"),
                            new Scope(Permissions.CATALOG_ENTITY_WRITE, "Write entities by hand"),
                            new Scope(Permissions.CATALOG_ENTITY_DELETE, "Delete entities"),
                            new Scope(Permissions.CATALOG_CONNECTION_MANAGE, "Keep connections to Git hosts"))),
            new Group(
                    "Change plugins",
                    "For configuration that is kept as code.",
                    List.of(
                            new Scope(Permissions.PLUGIN_INSTALL, "Install and uninstall plugins"),
                            new Scope(Permissions.PLUGIN_CONFIGURE, "Change settings, and roll back"),
                            new Scope(Permissions.PLUGIN_ENABLE, "Switch plugins on and off"))),
            new Group(
                    "Report",
                    "For dashboards, accounting and security.",
                    List.of(
                            new Scope(Permissions.USAGE_READ, "Read usage"),
                            new Scope(Permissions.BILLING_READ, "Read plan and invoices"),
                            new Scope(Permissions.AUDIT_READ, "Read the audit log"),
                            new Scope(Permissions.EVENT_READ, "Read events, with what was sent along"),
                            new Scope(Permissions.TENANT_EXPORT, "Take all data of the organization out"))),
            new Group(
                    "Run the organization",
                    "Can lock people out or cost money. Give it only to what you trust as you trust an admin.",
                    List.of(
                            new Scope(Permissions.MEMBER_MANAGE, "Invite, change and remove members"),
                            new Scope(Permissions.MEMBER_LEAVE, "Leave the organization for whoever made the token"),
                            new Scope(Permissions.TOKEN_MANAGE, "Make and revoke API tokens"),
                            new Scope(Permissions.BILLING_MANAGE, "Change the plan"),
                            new Scope(Permissions.SUPPORT_CONSENT, "Let support in"),
                            new Scope(Permissions.TENANT_OFFBOARD, "Close the organization"))));

    private Scopes() {}

    /// The groups with what a maker of a token may pass on; none is empty.
    static List<Group> grantable(Predicate<String> may) {
        return ALL.stream()
                .map(group -> new Group(
                        group.title(),
                        group.meaning(),
                        group.scopes().stream()
                                .filter(scope -> may.test(scope.permission()))
                                .toList()))
                .filter(group -> !group.scopes().isEmpty())
                .toList();
    }

    /// What a permission allows; the name itself for one that this page does not know.
    static String words(String permission) {
        return all().filter(scope -> scope.permission().equals(permission))
                .map(Scope::words)
                .findFirst()
                .orElse(permission);
    }

    /// What a token may do in one line: the first words and how many more.
    static String summary(Collection<String> permissions) {
        Optional<String> first = permissions.stream().findFirst().map(Scopes::words);
        var more = permissions.size() - 1;
        return first.map(words -> more > 0 ? words + ", and " + more + " more" : words)
                .orElse("Nothing");
    }

    private static Stream<Scope> all() {
        return ALL.stream().flatMap(group -> group.scopes().stream());
    }

    /// @param meaning what the group is for
    record Group(String title, String meaning, List<Scope> scopes) {
        Group {
            scopes = List.copyOf(scopes);
        }
    }

    /// @param permission a name of dev.portolan.contracts.Permissions
    record Scope(String permission, String words) {}
}
