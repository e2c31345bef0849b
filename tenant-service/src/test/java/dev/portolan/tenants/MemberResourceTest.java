package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class MemberResourceTest {
    private static final String MANAGES = "member.read member.manage member.leave";
    private static final String READS = "member.read member.leave";

    @Test
    void membersAreFoundByNameAndAddress() {
        var tenant = World.owned("find");
        var path = "/api/tenants/" + tenant.slug() + "/members?q=";

        tenant.asViewer().get(path + "OLG").then().statusCode(200).body("items.name", contains("olga"));
        tenant.asViewer().get(path + "bob@").then().body("items.name", contains("bob"));
        tenant.asViewer()
                .get(path + ".test")
                .then()
                .body("items.name", containsInAnyOrder("ann", "bob", "cid", "olga"));
        tenant.asViewer().get(path + "%25").then().body("items", empty());
        tenant.asViewer().get(path + "o_ga").then().body("items", empty());
    }

    @Test
    void newRoleCountsAtOnceAndIsOnRecord() {
        var tenant = World.owned("role");
        var ann = "ann-of-" + tenant.slug();
        var held = tenant.token(ann, READS);

        changeRole(tenant, "olga", ann, "admin")
                .statusCode(200)
                .body("subject", equalTo(ann))
                .body("role", equalTo("admin"));

        assertThat(World.awaitAudit(tenant, "member.role-changed"))
                .extracting(AuditEvent::target, AuditEvent::change)
                .containsExactly(
                        new AuditEvent.Target("member", ann, "ann"),
                        new AuditEvent.Change(Map.of("role", "developer"), Map.of("role", "admin"), null));
        awaitVoid(tenant, held);
    }

    @Test
    void onlyAnOwnerMakesAndUnmakesOwners() {
        var tenant = World.owned("owners");
        var second = World.member(tenant, "otto", "OWNER");
        World.member(tenant, "adam", "ADMIN");

        changeRole(tenant, "adam", "ann-of-" + tenant.slug(), "owner").statusCode(403);
        changeRole(tenant, "adam", second, "viewer").statusCode(403);
        remove(tenant, "adam", MANAGES, second).statusCode(403);
        changeRole(tenant, "adam", "adam-of-" + tenant.slug(), "owner").statusCode(403);
        assertThat(owners(tenant)).containsExactlyInAnyOrder("olga", "otto");

        changeRole(tenant, "olga", "ann-of-" + tenant.slug(), "owner").statusCode(200);
        remove(tenant, "olga", MANAGES, second).statusCode(204);
        assertThat(owners(tenant)).containsExactlyInAnyOrder("olga", "ann");
    }

    @Test
    void roleInTheTokenIsNotBelieved() {
        var tenant = World.owned("believe");

        tenant.asOwner()
                .contentType("application/json")
                .body(Map.of("role", "owner"))
                .patch("/api/tenants/" + tenant.slug() + "/members/ann-of-" + tenant.slug())
                .then()
                .statusCode(403);
    }

    @Test
    void lastOwnerStays() {
        var tenant = World.owned("last");
        var olga = "olga-of-" + tenant.slug();

        changeRole(tenant, "olga", olga, "admin")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/last-owner"));
        remove(tenant, "olga", MANAGES, olga).statusCode(409);
        assertThat(owners(tenant)).containsExactly("olga");
    }

    @Test
    void twoOwnersWhoRemoveEachOtherAtOnceLeaveOne() {
        for (var round = 0; round < 5; round++) {
            var tenant = World.owned("race");
            var otto = World.member(tenant, "otto", "OWNER");
            var olga = "olga-of-" + tenant.slug();
            var answers = new ConcurrentLinkedQueue<Integer>();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.execute(() -> answers.add(
                        remove(tenant, "olga", MANAGES, otto).extract().statusCode()));
                threads.execute(() -> answers.add(
                        remove(tenant, "otto", MANAGES, olga).extract().statusCode()));
            }

            assertThat(owners(tenant)).hasSize(1);
            // The later one is no owner any more; its token may even be void by then.
            assertThat(answers).hasSize(2).containsOnlyOnce(204).containsAnyOf(401, 403);
        }
    }

    @Test
    void twoOwnersWhoLeaveAtOnceLeaveOne() {
        var tenant = World.owned("leave");
        World.member(tenant, "otto", "OWNER");
        var answers = new ConcurrentLinkedQueue<Integer>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var who : List.of("olga", "otto")) {
                threads.execute(() -> answers.add(remove(tenant, who, READS, who + "-of-" + tenant.slug())
                        .extract()
                        .statusCode()));
            }
        }

        assertThat(owners(tenant)).hasSize(1);
        assertThat(answers).containsExactlyInAnyOrder(204, 409);
    }

    @Test
    void anybodyMayLeaveAndIsOutAtOnce() {
        var tenant = World.owned("out");
        var bob = "bob-of-" + tenant.slug();
        var held = tenant.token(bob, READS);

        remove(tenant, "bob", READS, bob).statusCode(204);

        assertThat(World.awaitAudit(tenant, "member.left").actor())
                .extracting(AuditEvent.Actor::kind, AuditEvent.Actor::subject)
                .containsExactly(AuditEvent.Kind.MEMBER, bob);
        awaitVoid(tenant, held);
        remove(tenant, "olga", MANAGES, bob).statusCode(404);
    }

    @Test
    void whoIsNoAdminRemovesNobodyElse() {
        var tenant = World.owned("viewer");

        remove(tenant, "bob", READS, "ann-of-" + tenant.slug())
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/forbidden"));
        assertThat(members(tenant)).isEqualTo(4);
    }

    @Test
    void whoOnlyReadsInAnothersNameDoesNotLeaveForThem() {
        var tenant = World.owned("support");
        World.member(tenant, "otto", "OWNER");

        remove(tenant, "olga", "tenant.read member.read", "olga-of-" + tenant.slug())
                .statusCode(403);
        assertThat(members(tenant)).isEqualTo(5);
    }

    @Test
    void anotherTenantsMemberDoesNotExist() {
        var acme = World.owned("mine");
        var globex = World.owned("theirs");
        var ann = "ann-of-" + acme.slug();

        changeRole(globex, "olga", ann, "admin").statusCode(404);
        remove(globex, "olga", MANAGES, ann).statusCode(404);
        globex.as("olga-of-" + globex.slug(), MANAGES)
                .delete("/api/tenants/" + acme.slug() + "/members/" + ann)
                .then()
                .statusCode(404);
        assertThat(World.text("select role from member where subject = '" + ann + "'"))
                .isEqualTo("DEVELOPER");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            role missing  | {}                                | /role
            role null     | {"role": null}                    | /role
            role unknown  | {"role": "king"}                  | /role
            role a number | {"role": 7}                       | /role
            unknown field | {"role": "admin", "since": "now"} | /since
            """)
    void malformedRoleIsRefusedAtItsField(String name, String body, String pointer) {
        var tenant = World.owned("bad");
        tenant.as("olga-of-" + tenant.slug(), MANAGES)
                .contentType("application/json")
                .body(body)
                .patch("/api/tenants/" + tenant.slug() + "/members/ann-of-" + tenant.slug())
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", contains(pointer));
    }

    private static ValidatableResponse changeRole(TestTenant tenant, String by, String subject, String role) {
        return tenant.as(by + "-of-" + tenant.slug(), MANAGES)
                .contentType("application/json")
                .body(Map.of("role", role))
                .patch("/api/tenants/" + tenant.slug() + "/members/" + subject)
                .then();
    }

    private static ValidatableResponse remove(TestTenant tenant, String by, String permissions, String subject) {
        return tenant.as(by + "-of-" + tenant.slug(), permissions)
                .delete("/api/tenants/" + tenant.slug() + "/members/" + subject)
                .then();
    }

    private static void awaitVoid(TestTenant tenant, String token) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + token)
                        .get("/api/tenants/" + tenant.slug() + "/members")
                        .then()
                        .statusCode(401)
                        .body("type", equalTo("https://portolan.dev/problems/token-outdated")));
    }

    private static List<String> owners(TestTenant tenant) {
        return List.of(World.text("select string_agg(name, ',' order by name) from member where role = 'OWNER'"
                        + " and tenant_id = '" + tenant.id() + "'")
                .split(",", -1));
    }

    private static long members(TestTenant tenant) {
        return TestDatabase.query("select count(*) from member where tenant_id = '" + tenant.id() + "'");
    }
}
