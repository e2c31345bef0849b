package dev.portolan.ui.apidocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.ui.apidocs.ApiDocument.Operation;
import dev.portolan.ui.apidocs.ApiDocument.Parameter;
import dev.portolan.ui.apidocs.ApiDocument.Part;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    private static final String OPENAPI_3 = """
            openapi: 3.1.0
            info: {title: Billing, version: 2.1.0, description: What customers owe}
            servers: [{url: "https://{stage}.acme.test/v2", variables: {stage: {default: api}}}]
            security: [{bearer: []}]
            paths:
              /invoices/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
                get:
                  tags: [invoices]
                  summary: Reads an invoice
                  responses:
                    "200":
                      description: It is there
                      content: {application/json: {schema: {$ref: "#/components/schemas/Invoice"}}}
                post:
                  tags: [invoices]
                  operationId: changeInvoice
                  deprecated: true
                  requestBody:
                    required: true
                    content: {application/json: {schema: {$ref: "#/components/schemas/Invoice"}}}
                  responses: {"204": {description: Changed}}
            webhooks:
              paid: {post: {summary: An invoice was paid, responses: {"200": {description: Taken}}}}
            components:
              securitySchemes: {bearer: {type: http, scheme: bearer}}
              schemas:
                Invoice:
                  type: object
                  required: [total]
                  properties:
                    total: {type: integer, minimum: 1, description: In cents}
                    state: {type: [string, "null"], enum: [open, paid]}
                    parent: {$ref: "#/components/schemas/Invoice"}
                    lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
                Line: {type: object, properties: {text: {type: string, example: it's one}}}
            """;

    @Test
    void openApi3IsReadWithItsWebhooks() {
        var document = described("openapi", OPENAPI_3);

        assertThat(document.format()).isEqualTo("OpenAPI 3.1.0");
        assertThat(document.about().servers()).containsExactly("https://api.acme.test/v2");
        assertThat(document.operations())
                .extracting(Operation::verb, Operation::path, Operation::summary)
                .containsExactly(
                        tuple("GET", "/invoices/{id}", "Reads an invoice"),
                        tuple("POST", "/invoices/{id}", "changeInvoice"),
                        tuple("POST", "paid", "An invoice was paid"));
        assertThat(document.operations().get(1).deprecated()).isTrue();
    }

    @Test
    void anOperationHasItsParametersBodiesAndCurl() {
        var document = described("openapi", OPENAPI_3);

        var detail = document.detail(document.operations().get(1));

        assertThat(detail.parameters())
                .extracting(Parameter::name, Parameter::required)
                .containsExactly(tuple("id", true));
        assertThat(detail.parts()).extracting(Part::title).containsExactly("Body", "204 No content");
        assertThat(detail.security()).containsExactly("bearer (http bearer)");
        assertThat(detail.curl())
                .startsWith("curl -X POST 'https://api.acme.test/v2/invoices/3fa85f64-5717-4562-b3fc-2c963f66afa6'")
                .contains("-H 'Content-Type: application/json'")
                .contains("it'\\''s one");
    }

    @Test
    void aSchemaThatHoldsItselfEnds() {
        var document = described("openapi", OPENAPI_3);
        var schema = document.detail(document.operations().getFirst())
                .parts()
                .getFirst()
                .contents()
                .getFirst()
                .schema();

        var lines = SchemaWords.of(document.references(), Objects.requireNonNull(schema));

        assertThat(lines)
                .extracting(SchemaWords.Line::depth, SchemaWords.Line::name, SchemaWords.Line::type)
                .containsExactly(
                        tuple(0, "total", "integer"),
                        tuple(0, "state", "string"),
                        tuple(0, "parent", "Invoice"),
                        tuple(0, "lines", "array of Line"),
                        tuple(1, "text", "string"));
        assertThat(lines.getFirst().required()).isTrue();
        assertThat(lines.get(1).description()).isEqualTo("One of open, paid.");
    }

    @Test
    void swagger2IsReadToo() {
        var document = described("openapi", """
                {"swagger": "2.0", "info": {"title": "Old", "version": "1"}, "host": "old.acme.test", "basePath": "/v1",
                 "schemes": ["https"], "paths": {"/pets": {"post": {"parameters": [
                   {"name": "pet", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Pet"}},
                   {"name": "X-Trace", "in": "header", "type": "string", "required": true}],
                   "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}}}}},
                 "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}}""");

        var detail = document.detail(document.operations().getFirst());

        assertThat(document.format()).isEqualTo("OpenAPI 2.0");
        assertThat(detail.parameters()).extracting(Parameter::name).containsExactly("X-Trace");
        assertThat(detail.parts()).extracting(Part::title).containsExactly("Body", "200 OK");
        assertThat(detail.curl()).contains("'https://old.acme.test/v1/pets'", "-H 'X-Trace: X-TRACE'");
    }

    @Test
    void asyncApi2And3AreRead() {
        var second = described("asyncapi", """
                asyncapi: 2.6.0
                info: {title: Lights, version: 1.0.0}
                channels:
                  light/{id}/measured:
                    parameters: {id: {description: Which, schema: {type: string}}}
                    subscribe: {summary: Hears, message: {name: measured, payload: {type: object, properties: {lumens: {type: integer}}}}}
                """);
        var third = described("asyncapi", """
                asyncapi: 3.0.0
                info: {title: Lights, version: 1.0.0}
                channels:
                  measured: {address: light/measured, messages: {one: {payload: {type: object, properties: {lumens: {type: integer}}}}}}
                operations:
                  hear: {action: receive, channel: {$ref: "#/channels/measured"}, summary: Hears}
                """);

        assertThat(second.operations())
                .extracting(Operation::verb, Operation::path)
                .containsExactly(tuple("SUBSCRIBE", "light/{id}/measured"));
        assertThat(second.detail(second.operations().getFirst()).parts())
                .extracting(Part::title)
                .containsExactly("Message measured");
        assertThat(third.operations())
                .extracting(Operation::verb, Operation::path)
                .containsExactly(tuple("RECEIVE", "light/measured"));
        assertThat(third.detail(third.operations().getFirst()).parts()).hasSize(1);
    }

    @Test
    void graphqlAndProtobufHaveAnOutline() {
        var graphql = (Definition.Outlined) DefinitionReader.read("graphql", """
                \"\"\"
                type Not { a: Int }
                \"\"\"
                type Query {
                  invoice(id: ID!): Invoice
                }

                enum State { OPEN PAID }
                union Any =
                  | Invoice
                  | Line
                """);
        var proto = (Definition.Outlined) DefinitionReader.read("grpc", """
                syntax = "proto3";
                package acme;
                // service Not {
                service Billing {
                  rpc Pay(PayRequest) returns (PayResponse) {
                    option (google.api.http) = { post: "/v1/pay" };
                  }
                }
                message PayRequest { string id = 1; }
                """);

        assertThat(graphql.entries())
                .extracting(entry -> entry.kind() + " " + entry.name())
                .containsExactly("type Query", "enum State", "union Any");
        assertThat(graphql.entries().getLast().text()).contains("| Line");
        assertThat(proto.entries())
                .extracting(entry -> entry.kind() + " " + entry.name() + " " + entry.line())
                .containsExactly("service Billing 4", "message PayRequest 9");
        assertThat(proto.entries().getFirst().text()).contains("rpc Pay").endsWith("}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openapi  | {"openapi": "3.0.0", "paths": {  | cannot be read
            openapi  | a: [1, 2                          | line
            openapi  | hello: world                      | neither openapi nor swagger
            asyncapi | hello: world                      | no asyncapi
            graphql  | nothing of that                   | no type was found
            grpc     | nothing of that                   | no service or message
            """)
    void whatCannotBeReadSaysWhy(String type, String text, String reason) {
        assertThat(DefinitionReader.read(type, text))
                .isInstanceOfSatisfying(
                        Definition.Plain.class,
                        plain -> assertThat(plain.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void threeMegabytesAreRead(boolean json) {
        var text = large(json);
        assertThat(text.length()).isGreaterThan(3 << 20);

        var document = described("openapi", text);

        assertThat(document.operations()).hasSize(2_000);
        assertThat(document.detail(document.operations().getLast()).parts()).hasSize(2);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aliasesThatMultiplyEnd() {
        var text = new StringBuilder("openapi: 3.0.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var at = 1; at < 12; at++) {
            text.append("a%d: &a%d [".formatted(at, at))
                    .append("*a%d, ".formatted(at - 1).repeat(9))
                    .append("*a%d]\n".formatted(at - 1));
        }
        assertThat(DefinitionReader.read("openapi", text.toString())).isInstanceOf(Definition.Plain.class);
    }

    private static String large(boolean json) {
        var text = new StringBuilder(json ? "{\"openapi\": \"3.0.3\", \"paths\": {" : "openapi: 3.0.3\npaths:\n");
        var words = "Says in many words what this operation does. ".repeat(30);
        for (var at = 0; at < 2_000; at++) {
            text.append(
                    json
                            ? (at == 0 ? "" : ",")
                                    + "\"/things/%d\": {\"post\": {\"tags\": [\"t%d\"], \"description\": \"%s\", \"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"type\": \"object\"}}}}, \"responses\": {\"200\": {\"description\": \"%s\"}}}}"
                                            .formatted(at, at % 40, words, "Done")
                            : "  /things/%d:\n    post:\n      tags: [t%d]\n      description: %s\n      requestBody: {content: {application/json: {schema: {type: object}}}}\n      responses: {'200': {description: Done}}\n"
                                    .formatted(at, at % 40, words));
        }
        text.append(json ? "}, \"x-more\": \"" + "m".repeat(400_000) + "\"}" : "x-more: " + "m".repeat(400_000) + "\n");
        return text.toString();
    }

    private static ApiDocument described(String type, String text) {
        return ((Definition.Described) DefinitionReader.read(type, text)).document();
    }
}
