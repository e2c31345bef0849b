package dev.portolan.tenants;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SupportListTest {
    @Test
    void everybodySeesWhoIsInAndOwnersSeeAll() {
        var support = Support.with("seen");
        var refused = support.requested(false);
        support.answer(refused, "refusal", "").statusCode(200);
        var active = support.active(false);
        var path = "/api/tenants/" + support.tenant().slug() + "/support-sessions";

        support.tenant().asViewer().get(path).then().statusCode(200).body("items.id", contains(active));
        support.tenant().asOwner().get(path).then().statusCode(200).body("items.id", contains(active, refused));
        String next = support.tenant()
                .asOwner()
                .get(path + "?limit=1")
                .then()
                .body("items.id", contains(active))
                .extract()
                .path("next");
        support.tenant()
                .asOwner()
                .get(path + "?limit=1&cursor=" + next)
                .then()
                .body("items.id", contains(refused))
                .body("next", nullValue());
    }

    @Test
    void staffSeeTheSessionsOfAllTenants() {
        var first = Support.with("all-a");
        var second = Support.with("all-b");
        var waiting = first.requested(false);
        var active = second.active(false);

        Support.staff("operator")
                .get("/api/operator/support-sessions?state=requested&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(waiting))
                .body("items.id", not(hasItem(active)));
        String next = Support.staff("support")
                .get("/api/operator/support-sessions?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(active))
                .body("items[0].tenant", equalTo(second.tenant().slug().value()))
                .body("items[0].consentedBy.subject", equalTo(second.owner()))
                .extract()
                .path("next");
        Support.staff("support")
                .get("/api/operator/support-sessions?limit=1&cursor=" + next)
                .then()
                .body("items.id", contains(waiting));
    }

    @ParameterizedTest
    @CsvSource({"state=open,state", "cursor=x,cursor", "limit=0,limit", "limit=201,limit"})
    void badListsAreProblems(String query, String pointer) {
        Support.staff("support")
                .get("/api/operator/support-sessions?" + query)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains(pointer));
    }
}
