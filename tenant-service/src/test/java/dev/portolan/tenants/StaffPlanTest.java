package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class StaffPlanTest {
    @Test
    void staffChangesThePlanWithAReason() {
        var tenant = Customers.on("team");
        Customers.staff("billing")
                .body(Map.of("plan", "enterprise", "reason", "contract 17"))
                .post(Customers.staffPath(tenant, "/plan"))
                .then()
                .statusCode(200)
                .body("plan.id", equalTo("enterprise"));
        assertThat(Customers.said(tenant, Topics.AUDIT, AuditEvent.class, 1))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor().subject()).isEqualTo("staff-billing");
                    assertThat(event.change().reason()).isEqualTo("contract 17");
                    assertThat(event.change().before()).containsEntry("plan", "team");
                    assertThat(event.change().after()).containsEntry("plan", "enterprise");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | /plan          | {"plan": "team"}                                                            | /reason
            POST | /plan          | {"plan": "gold", "reason": "x"}                                             | /plan
            POST | /trial         | {"reason": "x"}                                                             | /until
            POST | /trial         | {"until": "2020-01-01T00:00:00Z", "reason": "x"}                            | /until
            POST | /trial         | {"until": "tomorrow", "reason": "x"}                                        | /until
            PUT  | /limits/seats  | {"limit": 100, "until": "2020-01-01T00:00:00Z", "reason": "x"}              | /until
            PUT  | /limits/seats  | {"limit": 0, "until": "2020-01-01T00:00:00Z", "reason": "x"}                | /limit
            PUT  | /limits/seats  | {"limit": 100, "until": "2020-01-01T00:00:00Z"}                             | /reason
            PUT  | /clock         | {}                                                                          | /at
            PUT  | /test          | {"test": true}                                                              | /reason
            """)
    void malformedBodiesOfStaffAreProblems(String method, String path, String body, String pointer) {
        var tenant = Customers.trying("business", Instant.now().plus(9, ChronoUnit.DAYS));
        Customers.staff("operator")
                .body(body)
                .request(method, Customers.staffPath(tenant, path))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
        assertThat(Customers.subscribed(tenant)).isEqualTo("business TRIALING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /plan         | {"plan": "business", "reason": "x"}
            POST   | /trial        | {"until": "2031-01-01T00:00:00Z", "reason": "x"}
            PUT    | /limits/seats | {"limit": 100, "until": "2031-01-01T00:00:00Z", "reason": "x"}
            DELETE | /limits/seats | {}
            GET    | /clock        | {}
            PUT    | /clock        | {"at": "2031-01-01T00:00:00Z"}
            PUT    | /test         | {"test": true, "reason": "x"}
            """)
    void onlyOperatorsAndBillingMay(String method, String path, String body) {
        var tenant = Customers.on("team");
        Customers.staff("support")
                .body(body)
                .request(method, Customers.staffPath(tenant, path))
                .then()
                .statusCode(403);
        tenant.asOwner()
                .contentType("application/json")
                .body(body)
                .request(method, Customers.staffPath(tenant, path))
                .then()
                .statusCode(403);
        Customers.staff("operator")
                .body(body)
                .request(method, "/api/operator/tenants/nobody-has-this" + path)
                .then()
                .statusCode(404);
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(World.text("select raised_limits || ' ' || test from tenant where id = '" + tenant.id() + "'"))
                .isEqualTo("{} false");
    }
}
