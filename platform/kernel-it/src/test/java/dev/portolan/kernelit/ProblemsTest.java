package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProblemsTest {
    private static final String NOTES = "/api/tenants/acme/notes";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | application/json | {}                          | 405 |
            POST   | text/plain       | hello                       | 415 |
            POST   | application/json | {                           | 400 |
            POST   | application/json | []                          | 400 |
            POST   | application/json | {}                          | 400 | /text
            POST   | application/json | {"text":""}                 | 400 | /text
            POST   | application/json | {"text":{}}                 | 400 | /text
            POST   | application/json | {"text":"a","slug":"A"}     | 400 | /slug
            POST   | application/json | {"text":"a","colour":"red"} | 400 | /colour
            """)
    void everyErrorIsAProblemThatPointsAtTheField(String method, String type, String body, int status, String pointer) {
        var response = ACME.asOwner()
                .contentType(type)
                .body(body)
                .request(method, NOTES)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status))
                .body("instance", equalTo(NOTES));
        if (pointer != null) {
            response.body("violations[0].pointer", equalTo(pointer));
        }
    }

    @Test
    void ourOwnFaultsSayNothingOfTheInside() {
        ACME.asOwner()
                .contentType("application/json")
                .body("{\"text\":\"fail\"}")
                .post(NOTES)
                .then()
                .statusCode(500)
                .body("type", endsWith("/internal"))
                .body("detail", equalTo("The failure has been logged."));
    }
}
