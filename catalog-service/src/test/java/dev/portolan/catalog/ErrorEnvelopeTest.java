package dev.portolan.catalog;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
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
            GET  | /entities?after=eyJsaW1pdCI6IngifQ==       |                                    | 400 | InputError    | Malformed after cursor, limit was not a number
            GET  | /entities?after=eyJvZmZzZXQiOi0xfQ==       |                                    | 400 | InputError    | Malformed after cursor, offset was not a number
            GET  | /entities?after=W10=                       |                                    | 400 | InputError    | Malformed after cursor, could not be parsed
            GET  | /entities?after=                           |                                    | 400 | InputError    | Empty value found for query parameter 'after'
            GET  | /entities?order=                           |                                    | 400 | InputError    | Empty value found for query parameter 'order'
            GET  | /entities?order=asc:a&order=asc:b&order=asc:c&order=asc:d&order=asc:e&order=asc:f&order=asc:g&order=asc:h&order=asc:i&order=asc:j&order=asc:k | | 400 | InputError | Invalid order parameter, more than 10
            GET  | /entities?order=asc:                       |                                    | 400 | InputError    | Invalid order parameter "asc:"
            GET  | /entities?filter=kind%3D%00                |                                    | 400 | InputError    | Query parameter 'filter' has a NUL
            GET  | /entities?filter=a%3Db&filter=%3D          |                                    | 400 | InputError    | Invalid filter, '=' is not a valid statement
            GET  | /entities/by-uid/nonsense?foo=1            |                                    | 400 | InputError    | Unknown query parameter 'foo'
            DELETE | /entities/by-uid/nonsense?foo=1          |                                    | 400 | InputError    | Unknown query parameter 'foo'
            GET  | /entities/by-name/a/b/c?foo=1              |                                    | 400 | InputError    | Unknown query parameter 'foo'
            GET  | /entities/by-name/a/b/c/ancestry?foo=1     |                                    | 400 | InputError    | Unknown query parameter 'foo'
            GET  | /entities/by-name/k/n/a%2Fb%20c            |                                    | 404 | NotFoundError | No entity named 'a/b c' found, with kind 'k' in namespace 'n'
            GET  | /entities/by-name/k/n/%00                  |                                    | 404 | NotFoundError | No entity named
            GET  | /entities/by-query?foo=1                   |                                    | 400 | InputError    | Unknown query parameter 'foo'
            POST | /entities/by-query?limit=1                 | {}                                 | 400 | InputError    | Unknown query parameter 'limit'
            POST | /entities/by-refs?fields=a                 | {"entityRefs":[]}                  | 400 | InputError    | Unknown query parameter 'fields'
            POST | /entities/by-refs                          | {"entityRefs":["\\u0000"]}          | 400 | InputError    | NUL
            GET  | /locations?foo=1                           |                                    | 400 | InputError    | Unknown query parameter 'foo'
            POST | /locations?foo=1                           | {"type":"url","target":"https://a.test/b"} | 400 | InputError | Unknown query parameter 'foo'
            POST | /locations/by-query?foo=1                  | {}                                 | 400 | InputError    | Unknown query parameter 'foo'
            GET  | /locations/nonsense?foo=1                  |                                    | 400 | InputError    | Unknown query parameter 'foo'
            PUT  | /locations/nonsense?foo=1                  | {"type":"url","target":"https://a.test/b"} | 400 | InputError | Unknown query parameter 'foo'
            DELETE | /locations/nonsense?foo=1                |                                    | 400 | InputError    | Unknown query parameter 'foo'
            GET  | /locations/by-entity/a/b/c?foo=1           |                                    | 400 | InputError    | Unknown query parameter 'foo'
            POST | /refresh?foo=1                             | {"entityRef":"a:b/c"}              | 400 | InputError    | Unknown query parameter 'foo'
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
            POST | /entities/by-query                         | {"query":"kind"}                   | 400 | InputError    | Query must be an object
            POST | /entities/by-query                         | {"query":null}                     | 400 | InputError    | Query must be an object
            POST | /entities/by-query                         | {"query":{"$all":["x"]}}           | 400 | InputError    | Invalid filter predicate: top-level primitive values are not supported. Wrap the value in a field expression, e.g. { "kind": "x" }
            POST | /entities/by-query                         | {"query":{"a":{"$bad":1}}}         | 400 | InputError    | Invalid at "a.$bad"
            POST | /entities/by-query                         | {"query":{"a":{"$exists":1}}}      | 400 | InputError    | Invalid at "a.$exists"
            POST | /entities/by-query                         | {"query":{"a":{"$hasPrefix":1}}}   | 400 | InputError    | Invalid at "a.$hasPrefix"
            POST | /entities/by-query                         | {"query":{"relations":{"$contains":{"type":"a","TYPE":"b"}}}} | 400 | InputError | Duplicate key "TYPE" in $contains for "relations"
            POST | /entities/by-query                         | {"query":{"relations":{"$contains":{"type":"a","more":"b"}}}} | 400 | InputError | Unsupported key "more" in $contains for "relations". Only "type" and "targetRef" are supported
            POST | /entities/by-query                         | {"orderBy":[{"field":"a","order":"up"}]} | 400 | InputError | Invalid order field order, must be asc or desc
            POST | /entities/by-query                         | {"totalItems":"maybe"}             | 400 | InputError    | expected one of: include, exclude
            POST | /entities/by-query                         | {"cursor":"eyJvcmRlckZpZWxkcyI6W10sImlzUHJldmlvdXMiOmZhbHNlLCJvcmRlckZpZWxkVmFsdWVzIjp7ImEiOiJiIn19"} | 400 | InputError | Malformed cursor
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
            POST | /entity-facets                             | {"facets":[]}                      | 400 | InputError    | Missing or empty facets parameter
            POST | /entity-facets                             | {"facets":[""]}                    | 400 | InputError    | Missing or empty facets parameter
            POST | /entity-facets?filter=kind                 | {"facets":["kind"]}                | 400 | InputError    | Unknown query parameter 'filter'
            POST | /entity-facets                             | {"facets":["kind"],"query":[]}     | 400 | InputError    | Query must be an object
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
            POST | /locations                                 | {}                                 | 400 | InputError    | Empty request body
            POST | /locations                                 |                                    | 400 | InputError    | Missing request body
            POST | /locations                                 | {"type":"url","target":"https://a.test/b","presence":"maybe"} | 400 | InputError | "presence" must be required or optional
            POST | /locations                                 | {"type":"url"}                     | 400 | InputError    | "target" is required
            POST | /locations                                 | {"type":"url","target":"https://a.test/b","more":1} | 400 | InputError | unrecognized key "more"
            POST | /locations?onConflict=maybe                | {"type":"url","target":"https://a.test/b"} | 400 | InputError | Invalid onConflict
            POST | /locations?dryRun=true                     | {"type":"url","target":"http://127.0.0.1:1/b"} | 400 | InputError | Unable to read url
            POST | /locations/by-query                        | {"limit":0}                        | 400 | InputError    | "limit" must be a whole number, 1 or greater
            POST | /locations/by-query                        | {"cursor":""}                      | 400 | InputError    | Cursor cannot be empty
            POST | /locations/by-query                        | {"cursor":"%"}                     | 400 | InputError    | Malformed cursor, unknown encoding
            POST | /locations/by-query                        | {"cursor":"e30="}                  | 400 | InputError    | Malformed cursor
            POST | /locations/by-query                        | {"query":[]}                       | 400 | InputError    | Query must be an object
            POST | /locations/by-query                        | {"query":{"$all":[{"owner":"a"}]}} | 400 | InputError    | Invalid filter predicate, expected key to be 'id', 'type', 'target', or 'entityRef', got 'owner'
            POST | /analyze-location                          | {}                                 | 400 | InputError    | Empty request body
            POST | /analyze-location                          | {"location":{"type":"url"}}        | 400 | InputError    | "target" is required
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
    void anAddressThatIsNotServedHasNoBody() {
        catalog.request().get("/nothing/here").then().statusCode(404).body(equalTo(""));
    }

    @Test
    void withoutATokenTheNameSaysSo() {
        catalog.at(RestAssured.given())
                .get("/entities?limit=1")
                .then()
                .statusCode(401)
                .body("error.name", equalTo("AuthenticationError"))
                .body("request.url", equalTo("/entities?limit=1"))
                .body("response.statusCode", equalTo(401));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "", textBlock = """
            {}                                  | InputError | Empty request body
            {"entity":{}}                       | InputError | "location" is required
            {"location":"url:https://a.test/b"} | TypeError  | Expected object at root
            {"location":"url:https://a.test/b","entity":[]} | TypeError | Expected object at root, got array
            {"location":"url:https://a.test/b","entity":{"kind":"A"}} | TypeError | must have required property 'apiVersion'
            {"location":"file:/a","entity":{"apiVersion":"a","kind":"B","metadata":{"name":"c"}}} | TypeError | Invalid location ref file:/a, only 'url:<target>' is supported, e.g. url:https://host/path
            {"location":"nowhere","entity":{"apiVersion":"a","kind":"B","metadata":{"name":"c"}}} | TypeError | Unable to parse location ref 'nowhere', expected '<type>:<target>', e.g. 'url:https://host/path'
            {"location":"url: ","entity":{"apiVersion":"a","kind":"B","metadata":{"name":"c"}}} | TypeError | Unable to parse location ref
            {"location":"https://a.test","entity":{"apiVersion":"a","kind":"B","metadata":{"name":"c"}}} | TypeError | Invalid location ref 'https://a.test', please prefix it with 'url:', e.g. 'url:https://a.test'
            {"location":"url:java\\tscript:x","entity":{"apiVersion":"a","kind":"B","metadata":{"name":"c"}}} | TypeError | target is a javascript: URL
            {"location":"url:https://a.test/b","entity":{"apiVersion":"a/b","kind":"B","metadata":{"name":"c"}}} | InputError | No processor recognized the entity b:default/c as valid, possibly caused by a foreign kind or apiVersion
            """)
    void whatCannotBeCheckedIsTold(String body, String name, String message) {
        catalog.request()
                .body(body)
                .post("/validate-entity")
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo(name))
                .body("errors[0].message", containsString(message));
    }

    @ParameterizedTest
    @CsvSource({"group:", ":a", "a:b:c/"})
    void anOwnerThatCannotBeReadPassesTheCheck(String owner) {
        catalog.request()
                .body(Map.of(
                        "location",
                        "url:https://a.test/b",
                        "entity",
                        Map.of(
                                "apiVersion",
                                "backstage.io/v1alpha1",
                                "kind",
                                "Component",
                                "metadata",
                                Map.of("name", "web"),
                                "spec",
                                Map.of("type", "a", "lifecycle", "b", "owner", owner))))
                .post("/validate-entity")
                .then()
                .statusCode(200)
                .body(equalTo(""));
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
