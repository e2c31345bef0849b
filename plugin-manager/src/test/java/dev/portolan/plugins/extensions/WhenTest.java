package dev.portolan.plugins.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENTITY = """
            {"kind": "Component",
             "metadata": {"name": "Web", "tags": ["java", "Quarkus"], "etag": "abc",
                          "annotations": {"sonarqube.org/project-key": "acme:web", "empty": ""}},
             "spec": {"type": "service", "replicas": 3, "internal": true, "nothing": null,
                      "deep": {"list": [{"d": 1}, {"d": 2}]}},
             "relations": [{"type": "ownedBy", "targetRef": "group:default/team-a"}]}""";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                        | true
            {"kind": "component"}                                                     | true
            {"kind": "COMPONENT"}                                                     | true
            {"kind": "api"}                                                           | false
            {"kind": "component", "spec.type": "website"}                             | false
            {"metadata.annotations.sonarqube.org/project-key": {"$exists": true}}     | true
            {"metadata.annotations.SonarQube.org/project-key": {"$exists": false}}    | false
            {"metadata.annotations.other": {"$exists": false}}                        | true
            {"metadata.annotations.empty": {"$exists": true}}                         | true
            {"metadata.annotations.sonarqube.org/project-key": {"$hasPrefix": "ACME:"}} | true
            {"metadata.annotations.sonarqube.org/project-key": {"$hasPrefix": "web"}} | false
            {"metadata.namespace": "default"}                                         | true
            {"metadata.tags": "java"}                                                 | true
            {"metadata.tags.quarkus": true}                                           | true
            {"metadata.tags": {"$contains": "JAVA"}}                                  | true
            {"metadata.etag": {"$exists": true}}                                      | false
            {"spec.type": {"$in": ["website", "Service"]}}                            | true
            {"spec.type": {"$in": []}}                                                | false
            {"spec.replicas": 3}                                                      | true
            {"spec.internal": true}                                                   | true
            {"spec.nothing": {"$exists": true}}                                       | true
            {"spec.nothing": "null"}                                                  | false
            {"spec.deep.list.d": 2}                                                   | true
            {"relations.ownedBy": "group:default/team-a"}                             | true
            {"$not": {"kind": "api"}}                                                 | true
            {"$all": []}                                                              | true
            {"$any": []}                                                              | false
            {"$all": [{"kind": "component"}, {"$any": [{"spec.type": "x"}, {"spec.replicas": 3}]}]} | true
            """)
    void matches(String predicate, boolean expected) throws JsonProcessingException {
        var facts = EntityFacts.of(json(ENTITY));

        assertThat(When.parse(json(predicate)).matches(facts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"kind\"",
                "{\"$bad\": 1}",
                "{\"kind\": {\"$bad\": 1}}",
                "{\"kind\": {}}",
                "{\"$all\": {}}",
                "{\"kind\": [1]}",
                "{\"kind\": {\"$in\": [{}]}}",
                "{\"kind\": {\"$exists\": true, \"$in\": []}}"
            })
    void whatIsNoPredicateIsRefused(String text) throws JsonProcessingException {
        var predicate = json(text);

        assertThatThrownBy(() -> When.parse(predicate)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
