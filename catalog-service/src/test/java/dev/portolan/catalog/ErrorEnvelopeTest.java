package dev.portolan.catalog;

import static org.hamcrest.Matchers.containsString;
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
@WithTestResource(DescriptorHost.class)
class ErrorEnvelopeTest {
    private final Catalog catalog = Catalog.fresh();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "", textBlock = """
            GET  | /entities?foo=1                            |                                    | 400 | InputError    | Unknown query parameter 'foo'
            GET  | /entities?limit=0                          |                                    | 400 | InputError    | Invalid limit
            GET  | /entities?limit=x                          |                                    | 400 | InputError    | Invalid limit
            GET  | /entities?limit=                           |                                    | 400 | InputError    | Empty value found for query parameter 'limit'
            GET  | /entities?offset=-1                        |                                    | 400 | InputError    | Invalid offset
            GET  | /entities?after=%25%25                     |                                    | 400 | InputError    | Malformed after
            GET  | /entities?order=metadata.name              |                                    | 400 | InputError    | Invalid order parameter "metadata.name", expected "<asc or desc>:<field name>"
            GET  | /entities?filter=%3Dx                      |                                    | 400 | InputError    | Invalid filter, '=x' is not a valid statement (expected a string on the form a=b or a= or a)
            GET  | /entities?fields=a%5B0%5D                  |                                    | 400 | InputError    | Invalid field "a[0]", array type fields are not supported
            GET  | /entities?fields=                          |                                    | 400 | InputError    | Empty value found for query parameter 'fields'
            GET  | /entities/by-query?cursor=abc              |                                    | 400 | InputError    | Malformed cursor
            GET  | /entities/by-query?cursor=                 |                                    | 400 | InputError    | Empty value found
            GET  | /entities/by-query?limit=-1                |                                    | 400 | InputError    | Invalid limit
            GET  | /entities/by-query?orderField=a,up         |                                    | 400 | InputError    | Invalid order field order, must be asc or desc
            GET  | /entities/by-query?totalItems=maybe        |                                    | 400 | InputError    | Invalid totalItems parameter "maybe", expected one of: include, exclude
            POST | /entities/by-query                         | {"query":[]}                       | 400 | InputError    | Query must be an object
            POST | /entities/by-query                         | {"query":{"$bad":1}}               | 400 | InputError    | Invalid query: Validation error: Invalid at "$bad"
            POST | /entities/by-query                         | {"query":{"$all":[],"a":1}}        | 400 | InputError    | Invalid query
            POST | /entities/by-query                         | {"query":{"a":{"$in":"b"}}}        | 400 | InputError    | Invalid at "a.$in"
            POST | /entities/by-query                         | {"query":{"a":null}}               | 400 | InputError    | Invalid at "a"
            POST | /entities/by-query                         | {"query":{"a":{"$contains":{"b":1}}}} | 400 | InputError | Object form of $contains is not supported for field "a"
            POST | /entities/by-query                         | {"query":{"relations":{"$contains":{"targetRef":"b"}}}} | 400 | InputError | requires a "type" string property
            POST | /entities/by-query                         | {"query":{"relations":{"$contains":{"type":"a","targetRef":{"$in":[]}}}}} | 400 | InputError | Empty "$in" array
            POST | /entities/by-query                         | {"more":1}                         | 400 | InputError    | unrecognized key "more"
            POST | /entities/by-query                         | {"limit":"1"}                      | 400 | InputError    | "limit" must be a whole number
            POST | /entities/by-query                         | {"cursor":""}                      | 400 | InputError    | Cursor cannot be empty
            POST | /entities/by-query                         | {                                  | 400 | InputError    | The body is not the JSON that this resource takes.
            POST | /entities/by-query                         | []                                 | 400 | InputError    | Expected body to be a JSON object
            POST | /entities/by-refs                          | {}                                 | 400 | InputError    | Malformed request body
            POST | /entities/by-refs                          | {"entityRefs":[1]}                 | 400 | InputError    | "entityRefs" must be an array of strings
            GET  | /entity-facets                             |                                    | 400 | InputError    | Missing facet parameter
            GET  | /entity-facets?facet=                      |                                    | 400 | InputError    | Empty value found
            POST | /entity-facets                             | {"facets":[]}                      | 400 | InputError    | Missing facet parameter
            GET  | /entities/by-name/component/default/none   |                                    | 404 | NotFoundError | No entity named 'none' found, with kind 'component' in namespace 'default'
            GET  | /entities/by-name/component/default/none/ancestry |                             | 404 | NotFoundError | No entity named 'none' found
            GET  | /entities/by-uid/nonsense                  |                                    | 404 | NotFoundError | No entity with uid nonsense
            GET  | /locations/nonsense                        |                                    | 404 | NotFoundError | Found no location with ID nonsense
            GET  | /locations/7b2d9b1e-0000-4000-8000-000000000000 |                               | 404 | NotFoundError | Found no location
            DELETE | /locations/nonsense                      |                                    | 404 | NotFoundError | Found no location
            PUT  | /locations/7b2d9b1e-0000-4000-8000-000000000000 | {"type":"url","target":"https://a.test/b"} | 404 | NotFoundError | Found no location
            GET  | /locations/by-entity/a/b/c                 |                                    | 404 | NotFoundError | Found no location
            POST | /locations                                 | {"type":"file","target":"/etc/a"}  | 400 | InputError    | Registered locations must be of an allowed type ["url"]
            POST | /locations                                 | {"type":"url","target":"nowhere"}  | 400 | InputError    | "nowhere" is not a web address
            POST | /locations                                 | {"type":"url","target":"file:///etc/passwd"} | 400 | InputError | is not a web address
            POST | /locations                                 | {"type":"url"}                     | 400 | InputError    | "target" is required
            POST | /locations                                 | {"type":"url","target":"https://a.test/b","more":1} | 400 | InputError | unrecognized key "more"
            POST | /locations?onConflict=maybe                | {"type":"url","target":"https://a.test/b"} | 400 | InputError | Invalid onConflict
            POST | /locations?dryRun=true                     | {"type":"url","target":"http://127.0.0.1:1/b"} | 400 | InputError | Unable to read url
            POST | /locations/by-query                        | {"limit":0}                        | 400 | InputError    | "limit" must be a whole number, 1 or greater
            POST | /refresh                                   | {"entityRef":"component:default/none"} | 404 | NotFoundError | Entity component:default/none not found
            POST | /refresh                                   | {"entityRef":"a:b/c","more":1}     | 400 | InputError    | unrecognized key "more"
            POST | /analyze-location                          | {"location":{"type":"url","target":"x"}} | 400 | InputError | The given location.target is not a URL
            """)
    void errorsAreInBackstagesEnvelope(
            String method, String path, String body, int status, String name, String message) {
        var request = catalog.request().urlEncodingEnabled(false);
        if (body != null) {
            request.body(body);
        }

        request.request(method, path)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/json"))
                .body("error.name", equalTo(name))
                .body("error.message", containsString(message))
                .body("request.method", equalTo(method))
                .body("request.url", equalTo(path))
                .body("response.statusCode", equalTo(status));
    }

    @Test
    void anUnknownUidIsAsGoodAsDeleted() {
        catalog.request().delete("/entities/by-uid/nonsense").then().statusCode(204);
        catalog.request()
                .delete("/entities/by-uid/7b2d9b1e-0000-4000-8000-000000000000")
                .then()
                .statusCode(204);
    }

    @Test
    void theWrongMediaTypeIsABadRequest() {
        catalog.request()
                .contentType("text/plain")
                .body("x")
                .post("/refresh")
                .then()
                .statusCode(400)
                .body("error.message", startsWith("unsupported media type"));
    }

    @Test
    void aCheckedEntityHasItsOwnEnvelope() {
        catalog.request()
                .body("{\"location\":\"url:https://a.test/b\",\"entity\":{\"apiVersion\":\"backstage.io/v1alpha1\","
                        + "\"kind\":\"Component\",\"metadata\":{\"name\":\"a b\"}}}")
                .post("/validate-entity")
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo("InputError"))
                .body("errors[0].message", containsString("\"metadata.name\" is not valid"));
        catalog.request()
                .body("{\"location\":\"url:https://a.test/b\",\"entity\":{\"apiVersion\":\"backstage.io/v1alpha1\","
                        + "\"kind\":\"Location\",\"metadata\":{\"name\":\"a\"},\"spec\":{}}}")
                .post("/validate-entity")
                .then()
                .statusCode(200)
                .body(equalTo(""));
    }
}
