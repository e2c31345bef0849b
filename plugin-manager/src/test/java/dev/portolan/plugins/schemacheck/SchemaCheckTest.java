package dev.portolan.plugins.schemacheck;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class SchemaCheckTest {
    @Test
    void aGoodSchemaHasNoFindingsAndNeedsNoToken() {
        check("{\"schema\":{\"type\":\"object\",\"properties\":{\"host\":{\"type\":\"string\"}}}}")
                .statusCode(200)
                .body("findings", empty());
    }

    @Test
    void everyFaultIsNamedWithWhatWasExpected() {
        check(
                        "{\"schema\":{\"type\":\"object\",\"properties\":{\"host\":{\"type\":\"any\"},\"token\":{\"type\":\"string\"}}}}")
                .statusCode(200)
                .body("findings.path", contains("/properties/host/type", "/properties/token/x-secret"))
                .body("findings[0].found", equalTo("\"any\""))
                .body("findings[0].expected", startsWith("object, string"))
                .body("findings[0].message", equalTo("A setting says of which type it is."));
    }

    @Test
    void aSchemaThatIsNoObjectIsAFindingToo() {
        check("{\"schema\":[1]}").statusCode(200).body("findings.message", hasItem("A schema is a JSON object."));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing           | {}                     | /schema
            an unknown member | {"schema":{},"other":1} | /other
            no JSON           | {"schema":             |
            """)
    void isRefusedWithAPointer(String name, String body, String pointer) {
        var answer = check(body).statusCode(400).contentType(startsWith("application/problem+json"));
        if (pointer != null) {
            answer.body("violations[0].pointer", equalTo(pointer));
        }
    }

    @Test
    void aSchemaOfAMegabyteIsRefused() {
        check("{\"schema\":{\"title\":\"" + "x".repeat(1_000_000) + "\"}}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/schema"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "conditions", "lists", "formats"})
    void everyExampleOfTheFormPreviewIsTaken(String name) throws IOException {
        var file = Path.of("..", "web-ui", "src", "main", "resources", "forms", name + ".yaml");
        var schema = new YAMLMapper().readTree(Files.readString(file));

        check("{\"schema\":" + schema + "}").statusCode(200).body("findings", empty());
    }

    private static ValidatableResponse check(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/marketplace/schema-check")
                .then();
    }
}
