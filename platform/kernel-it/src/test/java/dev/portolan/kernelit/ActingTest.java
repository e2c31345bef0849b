package dev.portolan.kernelit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.Claims;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who did it: members, staff in a member's name, and the service itself.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ActingTest {
    private static final String RIGHTS = "catalog.entity.read catalog.location.write";

    @Inject
    NoteService notes;

    @Inject
    TenantScope scope;

    @Test
    void aMembersActIsTheMembers() {
        var tenant = TestTenant.of("acting-member");
        var id = add(tenant, tenant.token("ann", RIGHTS));

        var actor = recorded(tenant, id).actor();

        assertThat(actor.kind()).isEqualTo(Kind.MEMBER);
        assertThat(actor.subject()).isEqualTo("ann");
        assertThat(actor.inNameOf()).isNull();
        assertThat(actor.address()).isEqualTo("127.0.0.1");
    }

    @Test
    void staffActUnderBothNames() {
        var tenant = TestTenant.of("acting-staff");
        var id = add(tenant, tenant.supportToken("ann", "sam", RIGHTS));

        var event = recorded(tenant, id);

        assertThat(event.tenant()).isEqualTo(tenant.id());
        assertThat(event.action()).isEqualTo("note.added");
        assertThat(event.actor()).isEqualTo(new AuditEvent.Actor(Kind.STAFF, "sam", "sam", "ann", "127.0.0.1", "ann"));
    }

    @Test
    void backgroundWorkIsTheServices() {
        var tenant = TestTenant.of("acting-alone");
        UUID id = scope.call(tenant.id(), () -> notes.add("by itself"));

        var actor = recorded(tenant, id.toString()).actor();

        assertThat(actor).isEqualTo(new AuditEvent.Actor(Kind.SERVICE, "service:kernel-it", null, null, null));
    }

    @Test
    void whatVoidsStaffsTokensLeavesTheMembersOwn() {
        var tenant = TestTenant.of("acting-ended");
        var support = tenant.supportToken("ann", "sam", RIGHTS);
        var other = tenant.supportToken("ann", "sue", RIGHTS);
        var own = tenant.token("ann", RIGHTS);
        get(tenant, support).statusCode(200);

        TestTopics.send(
                Topics.ACCESS_REVOCATIONS,
                tenant.id().toString(),
                tenant.id(),
                "access.revoked",
                new Revocation(tenant.id(), "sam", Instant.now().plusMillis(1), "support session ended"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> get(tenant, support).statusCode(401).body("type", endsWith("/token-outdated")));
        get(tenant, own).statusCode(200);
        get(tenant, other).statusCode(200);
    }

    @Test
    void whatVoidsTheMembersTokensVoidsThoseInTheMembersName() {
        var tenant = TestTenant.of("acting-removed");
        var support = tenant.supportToken("ann", "sam", RIGHTS);

        TestTopics.send(
                Topics.ACCESS_REVOCATIONS,
                tenant.id().toString(),
                tenant.id(),
                "access.revoked",
                new Revocation(tenant.id(), "ann", Instant.now().plusMillis(1), "no longer a member"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> get(tenant, support).statusCode(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "no-sub", "blank"})
    void anActThatNamesNobodyIsNoToken(String kind) {
        var tenant = TestTenant.of("acting-nobody");
        Object act = switch (kind) {
            case "text" -> "sam";
            case "no-sub" -> Map.of("name", "Sam");
            default -> Map.of("sub", " ");
        };
        var token = TestTokens.sign(Map.of(
                "sub",
                "ann",
                Claims.USE,
                Claims.USE_TENANT,
                Claims.TENANT_ID,
                tenant.id().toString(),
                Claims.TENANT,
                tenant.slug().value(),
                "scope",
                RIGHTS,
                Claims.ACT,
                act));

        get(tenant, token).statusCode(401).body("type", endsWith("/invalid-token"));
    }

    private static String add(TestTenant tenant, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"text\": \"a note\"}")
                .post("/api/tenants/" + tenant.slug() + "/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse get(TestTenant tenant, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/tenants/" + tenant.slug() + "/notes")
                .then();
    }

    private static AuditEvent recorded(TestTenant tenant, String note) {
        var record = TestTopics.await(
                Topics.AUDIT,
                candidate -> candidate.key().equals(tenant.id().toString())
                        && Json.read(candidate.value(), AuditEvent.class)
                                .target()
                                .id()
                                .equals(note));
        return Json.read(record.value(), AuditEvent.class);
    }
}
