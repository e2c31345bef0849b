package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static dev.portolan.testkit.TestTenant.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TenancyTest {
    @Inject
    NoteService notes;

    @Inject
    TenantScope scope;

    @Test
    void aNoteIsItsTenantsAlone() {
        var id = ACME.asOwner()
                .contentType("application/json")
                .body("{\"text\":\"for acme\"}")
                .post("/api/tenants/acme/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        ACME.asOwner().get("/api/tenants/acme/notes/" + id).then().statusCode(200);
        GLOBEX.asOwner().get("/api/tenants/globex/notes/" + id).then().statusCode(404);
        GLOBEX.asOwner().get("/api/tenants/globex/notes").then().body("$", not(hasItem("for acme")));
    }

    @Test
    void nativeSqlSeesTheTenantsRowsOnly() throws SQLException {
        scope.run(ACME.id(), () -> notes.add("one more"));

        var acme = scope.call(ACME.id(), this::count);
        var globex = scope.call(GLOBEX.id(), this::count);

        assertThat(acme)
                .isEqualTo(TestDatabase.query("select count(*) from note where tenant_id = '" + ACME.id() + "'"));
        assertThat(globex)
                .isEqualTo(TestDatabase.query("select count(*) from note where tenant_id = '" + GLOBEX.id() + "'"));
    }

    @Test
    @ActivateRequestContext
    void aForgottenTenantSeesNothing() {
        scope.run(ACME.id(), () -> notes.add("unseen"));

        for (var i = 0; i < 20; i++) {
            assertThat(count()).isZero();
            assertThat(notes.all()).isEmpty();
        }
    }

    @Test
    void aRowCannotBeHandedToAnotherTenant() {
        scope.run(ACME.id(), () -> notes.add("stays"));
        var before = TestDatabase.count("note");

        assertThatThrownBy(() -> scope.run(ACME.id(), () -> {
                    try {
                        notes.takeOver(GLOBEX.id().value());
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .hasStackTraceContaining("row-level security");
        assertThat(TestDatabase.count("note")).isEqualTo(before);
    }

    @Test
    void aScopeDoesNotBeginInsideATransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> scope.run(ACME.id(), () -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
    }

    private long count() {
        try {
            return notes.countNatively();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
