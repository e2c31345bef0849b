package dev.portolan.plugins.notifications;

import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One member's side of the API.
record Inbox(Portal portal, String role) {
    private static final String PLUGIN = "portolan/notifications";

    /// A tenant that is open and has notifications.
    static Portal open(String slug) {
        return open(slug, "{}");
    }

    static Portal open(String slug, String configuration) {
        var portal = Tenants.open(slug);
        portal.put(PLUGIN, "{\"enabled\": true, \"configuration\": " + configuration + ", \"grants\": []}")
                .statusCode(201);
        return portal;
    }

    static Inbox of(Portal portal, String role) {
        return new Inbox(portal, role);
    }

    static Message message(String title, Severity severity) {
        return new Message(title, null, severity, "builds", null, null, null);
    }

    /// Tells these members, in the platform's name.
    static int send(TenantScope scope, SendingService sending, Portal portal, Message message, String... roles) {
        var to = Set.of(roles).stream().map(role -> of(portal, role).subject()).collect(Collectors.toUnmodifiableSet());
        return scope.call(portal.tenant().id(), () -> sending.send(Sender.PLATFORM, message, to));
    }

    String subject() {
        return role + "-of-" + portal.tenant().slug();
    }

    String email() {
        return subject() + "@" + portal.tenant().slug() + ".test";
    }

    RequestSpecification as() {
        return portal.tenant().as(subject(), Permissions.PLUGIN_USE);
    }

    ValidatableResponse get(String rest) {
        return as().get(portal.path("/notifications" + rest)).then();
    }

    ValidatableResponse patch(String rest, Map<String, ?> change) {
        return as().contentType("application/json")
                .body(change)
                .patch(portal.path("/notifications" + rest))
                .then();
    }

    ValidatableResponse settings(String body) {
        return as().contentType("application/json")
                .body(body)
                .put(portal.path("/notification-settings"))
                .then();
    }

    int unread() {
        return get("/count").statusCode(200).extract().path("unread");
    }

    String newest() {
        return get("").statusCode(200).extract().path("items[0].id");
    }
}
