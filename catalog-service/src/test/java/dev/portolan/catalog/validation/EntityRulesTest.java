package dev.portolan.catalog.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityRulesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no root object     | []                                                        |                | Expected object at root, got array
            no kind            | {"apiVersion":"a","metadata":{"name":"x"}}                |                | must have required property 'kind' - missingProperty: kind
            no metadata        | {"apiVersion":"a","kind":"B"}                             |                | must have required property 'metadata'
            no name            | {"apiVersion":"a","kind":"B","metadata":{}}               | /metadata      | /metadata must have required property 'name' - missingProperty: name
            name is a number   | {"apiVersion":"a","kind":"B","metadata":{"name":1}}       | /metadata/name | /metadata/name must be string - type: string
            name is empty      | {"apiVersion":"a","kind":"B","metadata":{"name":""}}      | /metadata/name | /metadata/name must NOT have fewer than 1 characters - limit: 1
            """)
    void envelopesThatAreRefused(String name, String json, String pointer, String message)
            throws JsonProcessingException {
        var faults = EntityRules.envelope(MAPPER.readTree(json));

        assertThat(faults).first().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(fault.message())
                    .endsWith(message.contains(" - ") ? message : fault.message())
                    .contains(message);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            blank in a name      | /metadata/name           | "a b"                | "metadata.name" is not valid; expected a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total but found "a b". To learn more
            name begins with -   | /metadata/name           | "-a"                 | "metadata.name" is not valid
            name of 64           | /metadata/name           | "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaa" | "metadata.name" is not valid
            upper in a namespace | /metadata/namespace      | "Team"               | "metadata.namespace" is not valid; expected a string that is sequences of [a-z0-9] separated by [-], at most 63
            kind with a digit 1st| /kind                    | "1a"                 | "kind" is not valid; expected a string that is a sequence of [a-zA-Z][a-z0-9A-Z], at most 63
            apiVersion 2 slashes | /apiVersion              | "a/b/c"              | "apiVersion" is not valid; expected a valid prefix and/or suffix but found "a/b/c"
            tags are a text      | /metadata/tags           | "java"               | Malformed envelope, /metadata/tags must be array
            tag with a blank     | /metadata/tags           | ["ja va"]            | "tags.0" is not valid; expected a string that is sequences of [a-z0-9+#] separated by [-], at most 63
            second tag in upper  | /metadata/tags           | ["a","Java"]         | "tags.1" is not valid
            label is a number    | /metadata/labels         | {"a":1}              | Malformed envelope, /metadata/labels/a must be string
            label value          | /metadata/labels         | {"a":"b c"}          | "labels.a" is not valid; expected a string that is sequences of [a-zA-Z0-9]
            label key            | /metadata/labels         | {"a b":"c"}          | "labels.a b" is not valid; expected a valid prefix and/or suffix but found "a b"
            annotation key       | /metadata/annotations    | {"A.b/c/d":"c"}      | "annotations.A.b/c/d" is not valid
            annotation no text   | /metadata/annotations    | {"a":true}           | Malformed envelope, /metadata/annotations/a must be string
            link without url     | /metadata/links          | [{"title":"a"}]      | Malformed envelope, /metadata/links/0 must have required property 'url'
            link no url          | /metadata/links          | [{"url":"nowhere"}]  | "links.0.url" is not valid; expected a string that is a valid url but found "nowhere"
            link blank title     | /metadata/links          | [{"url":"https://a.b","title":" "}] | "links.0.title" is not valid; expected a non empty string
            empty title          | /metadata/title          | ""                   | Malformed envelope, /metadata/title must NOT have fewer than 1 characters
            root field           | /extra                   | 1                    | Unknown field extra
            spec is a list       | /spec                    | []                   | Malformed envelope, /spec must be object
            foreign kind         | /kind                    | "Gadget"             | No processor recognized the entity gadget:default/web as valid, possibly caused by a foreign kind or apiVersion
            foreign version      | /apiVersion              | "acme.io/v1"         | No processor recognized the entity
            lower-case kind      | /kind                    | "component"          | No processor recognized the entity
            no owner             | /spec                    | {"type":"a","lifecycle":"b"} | caused by TypeError: /spec must have required property 'owner' - missingProperty: owner
            empty owner          | /spec/owner              | ""                   | /spec/owner must NOT have fewer than 1 characters - limit: 1
            owner is a list      | /spec/owner              | ["a"]                | /spec/owner must be string - type: string
            dependsOn is a text  | /spec/dependsOn          | "a"                  | /spec/dependsOn must be array - type: array
            dependsOn of numbers | /spec/dependsOn          | [1]                  | /spec/dependsOn/0 must be string - type: string
            """)
    void componentsThatAreRefused(String name, String pointer, String value, String message)
            throws JsonProcessingException {
        var entity = component();
        var parent = pointer.substring(0, pointer.lastIndexOf('/'));
        ((ObjectNode) entity.json().at(parent))
                .set(pointer.substring(pointer.lastIndexOf('/') + 1), MAPPER.readTree(value));

        assertThat(EntityRules.check(entity)).first().satisfies(fault -> {
            assertThat(fault.message()).contains(message);
            assertThat(fault.pointer()).startsWith(pointer.equals("/apiVersion") ? "" : pointer);
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            API        | {"type":"openapi","lifecycle":"p","owner":"o"}                    | property 'definition'
            API        | {"type":"mcp-server","lifecycle":"p","owner":"o"}                 | property 'remotes'
            API        | {"type":"mcp-server","lifecycle":"p","owner":"o","remotes":[]}    | /spec/remotes must NOT have fewer than 1 items - limit: 1
            Resource   | {"type":"db"}                                                     | property 'owner'
            System     | {}                                                                | property 'owner'
            Domain     | {}                                                                | property 'owner'
            Group      | {"type":"team"}                                                   | property 'children'
            User       | {}                                                                | property 'memberOf'
            User       | {"memberOf":[],"profile":{"email":""}}                            | /spec/profile/email must NOT have fewer
            Location   | {"presence":"maybe"}                                              | /spec/presence must be equal to one of the allowed values - allowedValues: required,optional
            Location   | {"targets":"a"}                                                   | /spec/targets must be array
            AiResource | {"type":"rule","lifecycle":"p","owner":"o","category":"c"}        | property 'rationale'
            AiResource | {"type":"plugin","lifecycle":"p","owner":"o"}                     | property 'skills'
            Template   | {"type":"service"}                                                | property 'steps'
            Template   | {"type":"service","steps":[{"name":"a"}]}                         | /spec/steps/0 must have required property 'action'
            Template   | {"type":"service","steps":[],"parameters":"a"}                    | /spec/parameters must be object
            Template   | {"type":"service","steps":[],"parameters":["a"]}                  | /spec/parameters/0 must be object
            """)
    void specsThatAreRefused(String kind, String spec, String message) throws JsonProcessingException {
        assertThat(EntityRules.check(of(kind, spec)))
                .first()
                .satisfies(fault -> assertThat(fault.message()).contains(message));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Component  | {"type":"a","lifecycle":"b","owner":"user:ns/o","anything":{"goes":[1]}}
            API        | {"type":"openapi","lifecycle":"p","owner":"o","definition":"x"}
            API        | {"type":"mcp-server","lifecycle":"p","owner":"o","remotes":[{"type":"a","url":"b"}]}
            Resource   | {"type":"db","owner":"o"}
            System     | {"owner":"o"}
            Domain     | {"owner":"o"}
            Group      | {"type":"team","children":[]}
            User       | {"memberOf":[]}
            Location   | {}
            AiResource | {"type":"other","lifecycle":"p","owner":"o"}
            Template   | {"type":"service","steps":[{"action":"a"}]}
            Template   | {"type":"service","steps":[{"action":"a","input":{}}],"parameters":[{"title":"a"}],"output":{}}
            Component  | {"type":"a","lifecycle":"b","owner":"c","dependencyOf":"component:d"}
            """)
    void specsThatAreInOrder(String kind, String spec) throws JsonProcessingException {
        assertThat(EntityRules.check(of(kind, spec))).isEmpty();
    }

    @Test
    void aPlaceholderThatIsNotKnownIsNamed() throws JsonProcessingException {
        var api = of(
                "API",
                "{\"type\":\"openapi\",\"lifecycle\":\"p\",\"owner\":\"o\",\"definition\":{\"$openapi\":\"./a.yaml\"}}");

        assertThat(EntityRules.check(api))
                .extracting(Fault::expected)
                .containsExactly("text (the placeholder $openapi is not known here: use $text, $json or $yaml)");
    }

    @Test
    void ofVeryManyFaultsTheFirstHundredAreTold() throws JsonProcessingException {
        var group = of("Group", "{\"type\":\"team\",\"children\":[" + "1,".repeat(5_000) + "2]}");

        assertThat(EntityRules.check(group)).hasSize(100);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NUL in a text    | {"a":"\\u0000"}     | /spec/a | /spec/a must have text without NUL and without halves of characters
            NUL in a key     | {"a\\u0000":1}      | /spec   | /spec must have keys of at most 1024 characters, without NUL
            half a character | {"a":["\\udc00"]}   | /spec/a/0 | without halves of characters
            """)
    void whatCannotBeKeptIsRefused(String name, String spec, String pointer, String message)
            throws JsonProcessingException {
        assertThat(EntityRules.check(of("Component", spec))).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void whatIsNestedTooDeepIsRefused() throws JsonProcessingException {
        var deep = of("Component", "{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}");

        assertThat(EntityRules.check(deep))
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).isEqualTo("nested at most 200 levels deep"));
    }

    @Test
    void everyFaultOfAStepIsTold() throws JsonProcessingException {
        assertThat(EntityRules.check(of("Component", "{}")))
                .extracting(Fault::expected)
                .containsExactly("the field type", "the field lifecycle", "the field owner");
    }

    private static Entity component() throws JsonProcessingException {
        return of("Component", "{\"type\":\"service\",\"lifecycle\":\"production\",\"owner\":\"team-a\"}");
    }

    private static Entity of(String kind, String spec) throws JsonProcessingException {
        var version = kind.equals("Template") ? "scaffolder.backstage.io/v1beta3" : "backstage.io/v1alpha1";
        return new Entity((ObjectNode)
                MAPPER.readTree("{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"web\"},\"spec\":%s}"
                        .formatted(version, kind, spec)));
    }
}
