package dev.portolan.kernelit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccessFilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/tenants/{tenant}/notes | get  | {permissions=[catalog.entity.read]}
            /api/tenants/{tenant}/notes | post | {permissions=[catalog.location.write]}
            /api/operator/notes         | get  | {roles=[operator]}
            /api/public                 | get  | {anyone=true}
            """)
    void everyOperationSaysWhoMayCallIt(String path, String method, String access) {
        var document = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(document.getMap("paths.'" + path + "'." + method + ".'x-access'"))
                .hasToString(access);
    }
}
