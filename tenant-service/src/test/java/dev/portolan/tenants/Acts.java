package dev.portolan.tenants;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Acts of other services, and a look at the record.
final class Acts {
    static final Actor ANN = new Actor(Kind.MEMBER, "u-ann", "Ann", null, "192.0.2.7");

    private Acts() {}

    /// A tenant of its own, with a row.
    static TestTenant tenant(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    static AuditEvent done(TestTenant tenant, String action) {
        return done(tenant, ANN, action, new Target("plugin", "portolan/uptime", "Uptime"), Change.NONE);
    }

    static AuditEvent done(TestTenant tenant, Actor actor, String action, Target target, Change change) {
        var event = new AuditEvent(UUID.randomUUID(), tenant.id(), actor, action, target, change, Instant.now());
        send(event);
        return event;
    }

    static Change changed(Map<String, Object> before, Map<String, Object> after) {
        return new Change(before, after, null);
    }

    static void send(AuditEvent event) {
        TestTopics.send(Topics.AUDIT, event.tenant().toString(), event.tenant(), "audit.recorded", event);
    }

    /// Waits until the tenant's record has so many entries.
    static void await(TestTenant tenant, long entries) {
        Awaitility.await(entries + " entries of " + tenant.slug())
                .atMost(Duration.ofSeconds(20))
                .until(() -> count(tenant) == entries);
    }

    /// Waits for an entry with this action, and answers the record's page that begins with it.
    static ValidatableResponse await(TestTenant tenant, String action) {
        Awaitility.await(action + " of " + tenant.slug())
                .atMost(Duration.ofSeconds(20))
                .until(() -> TestDatabase.query("select count(*) from audit_entry where tenant_id = '" + tenant.id()
                                + "' and action = '" + action + "'")
                        > 0);
        return list(tenant, "action=" + action);
    }

    static long count(TestTenant tenant) {
        return TestDatabase.query("select count(*) from audit_entry where tenant_id = '" + tenant.id() + "'");
    }

    static ValidatableResponse list(TestTenant tenant, String query) {
        return tenant.asOwner()
                .urlEncodingEnabled(false)
                .get("/api/tenants/" + tenant.slug() + "/audit" + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200);
    }

    static ValidatableResponse check(TestTenant tenant) {
        return tenant.asOwner()
                .get("/api/tenants/" + tenant.slug() + "/audit/check")
                .then()
                .statusCode(200);
    }
}
