package dev.portolan.plugins.permissions;

import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.permissions.Consent.Danger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The permissions of the platform that a plugin can be granted, in words.
enum Wording {
    ENTITY_READ(
            Permissions.CATALOG_ENTITY_READ,
            "Read your catalog",
            "It can see every component, API, team and other entity in your catalog.",
            Danger.LOW),
    ENTITY_PROVIDE(
            "catalog.entity.provide",
            "Keep entities in your catalog",
            "It can add entities of its own to your catalog at any time, and change and remove those. It cannot touch"
                    + " anybody else's.",
            Danger.MEDIUM),
    LOCATION_READ(
            Permissions.CATALOG_LOCATION_READ,
            "See where your catalog comes from",
            "It can see the addresses from which your catalog is read.",
            Danger.LOW),
    ENTITY_REFRESH(
            Permissions.CATALOG_ENTITY_REFRESH,
            "Refresh entities",
            "It can have entities read again from their source. It cannot change what stands there.",
            Danger.LOW),
    MEMBER_READ(
            Permissions.MEMBER_READ,
            "See your members",
            "It can see the names, e-mail addresses and roles of everybody in your organization.",
            Danger.MEDIUM),
    NOTIFICATION_SEND(
            "notification.send",
            "Send notifications",
            "It can notify members of your organization in the portal and by e-mail.",
            Danger.MEDIUM),
    EVENT_PUBLISH(
            "event.publish",
            "Publish events",
            "It can say what has happened, in its own name. Your members see it, and your other plugins may react to"
                    + " it.",
            Danger.LOW);

    private final String permission;
    private final String title;
    private final String detail;
    private final Danger danger;

    Wording(String permission, String title, String detail, Danger danger) {
        this.permission = permission;
        this.title = title;
        this.detail = detail;
        this.danger = danger;
    }

    static boolean knows(String permission) {
        return of(permission).isPresent();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(wording -> wording.permission).toList();
    }

    static Optional<Wording> of(String permission) {
        return Arrays.stream(values())
                .filter(wording -> wording.permission.equals(permission))
                .findFirst();
    }

    Consent consent(Permission of) {
        return new Consent(of, title, detail, danger);
    }
}
