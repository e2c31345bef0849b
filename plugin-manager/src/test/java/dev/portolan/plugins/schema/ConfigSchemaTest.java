package dev.portolan.plugins.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.plugins.schema.ConfigSchema.Result;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSchemaTest {
    private static final ConfigSchema SONAR = schema("""
            {'type': 'object', 'required': ['host', 'auth'], 'properties': {
              'host': {'type': 'string', 'title': 'Host', 'minLength': 3, 'maxLength': 20, 'x-immutable': true},
              'token': {'type': 'string', 'minLength': 4, 'x-secret': {'for': 'https://{config.host}'}},
              'depth': {'type': 'integer', 'minimum': 1, 'exclusiveMaximum': 10, 'default': 3},
              'rate': {'type': 'number', 'multipleOf': 0.5},
              'every': {'type': 'string', 'format': 'duration', 'default': '5m'},
              'mode': {'enum': ['fast', 'slow'], 'default': 'fast'},
              'tags': {'type': 'array', 'items': {'type': 'string', 'pattern': '^[a-z]+$'}, 'maxItems': 2, 'uniqueItems': true},
              'auth': {'oneOf': [
                 {'type': 'object', 'properties': {'kind': {'const': 'none'}}, 'required': ['kind']},
                 {'type': 'object', 'required': ['kind', 'user'], 'properties': {'kind': {'const': 'basic'},
                    'user': {'type': 'string'}, 'password': {'type': 'string', 'x-secret': {'for': 'https://{config.host}'}}}}]},
              'proxy': {'type': 'boolean', 'default': false}},
             'if': {'properties': {'proxy': {'const': true}}},
             'then': {'properties': {'proxyPort': {'type': 'integer', 'default': 3128}}, 'required': ['proxyPort']}}""");

    static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ConfigSchema schema(String text) {
        return switch (ConfigSchema.parse(json(text))) {
            case Result.Accepted(var schema) -> schema;
            case Result.Refused(var findings) -> throw new AssertionError(findings);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'host':'a.test','auth':{'kind':'none'}}                                   |              |
            {'host':'a.test','auth':{'kind':'basic','user':'u','password':{'set':true}}} |            |
            {'host':'a.test','auth':{'kind':'none'},'proxy':true,'proxyPort':1}        |              |
            []                                                                         | ~~           | must be an object
            {'auth':{'kind':'none'}}                                                   | /host        | is required
            {'host':7,'auth':{'kind':'none'}}                                          | /host        | must be a text
            {'host':'a','auth':{'kind':'none'}}                                        | /host        | must have 3 to 20 characters
            {'host':'a.test','auth':{'kind':'none'},'token':'abc'}                     | /token       | must have at least 4 characters
            {'host':'a.test','auth':{'kind':'none'},'depth':0}                         | /depth       | must be at least 1
            {'host':'a.test','auth':{'kind':'none'},'depth':10}                        | /depth       | must be less than 10
            {'host':'a.test','auth':{'kind':'none'},'depth':1.5}                       | /depth       | must be a whole number
            {'host':'a.test','auth':{'kind':'none'},'depth':'1'}                       | /depth       | must be a whole number
            {'host':'a.test','auth':{'kind':'none'},'rate':0.7}                        | /rate        | must be a multiple of 0.5
            {'host':'a.test','auth':{'kind':'none'},'every':'soon'}                    | /every       | must be a duration such as 30s, 5m, 1h, 2d or PT5M
            {'host':'a.test','auth':{'kind':'none'},'mode':'idle'}                     | /mode        | must be one of fast, slow
            {'host':'a.test','auth':{'kind':'none'},'tags':['a','b','c']}              | /tags        | must have at most 2 entries
            {'host':'a.test','auth':{'kind':'none'},'tags':['a','B']}                  | /tags/1      | must match ^[a-z]+$
            {'host':'a.test','auth':{'kind':'none'},'tags':['a','a']}                  | /tags/1      | stands in the list twice
            {'host':'a.test','auth':{'kind':'none'},'tags':'a'}                        | /tags        | must be a list
            {'host':'a.test','auth':{'kind':'sso'}}                                    | /auth/kind   | must be one of none, basic
            {'host':'a.test','auth':'none'}                                            | /auth/kind   | must be one of none, basic
            {'host':'a.test','auth':{'kind':'basic'}}                                  | /auth/user   | is required
            {'host':'a.test','auth':{'kind':'none','user':'u'}}                        | /auth/user   | is not a setting of this plugin
            {'host':'a.test','auth':{'kind':'none'},'proxy':true}                      | /proxyPort   | is required
            {'host':'a.test','auth':{'kind':'none'},'proxyPort':1}                     | /proxyPort   | is not a setting of this plugin
            {'host':'a.test','auth':{'kind':'none'},'a/b~':1}                          | /a~1b~0      | is not a setting of this plugin
            {'host':'a.test','auth':{'kind':'none'},'proxy':null}                      | /proxy       | must be true or false
            """)
    void configurationsAreChecked(String configuration, String pointer, String message) {
        var violations = SONAR.validate(json(configuration));
        if (message == null) {
            assertThat(violations).isEmpty();
        } else {
            assertThat(violations).singleElement().satisfies(violation -> {
                assertThat(violation.pointer()).isEqualTo(pointer);
                assertThat(violation.message()).isEqualTo(message);
            });
        }
    }

    @Test
    void defaultsAreFilledInAndNothingElseChanges() {
        assertThat(SONAR.withDefaults(json("{'host':'a.test','depth':5,'proxy':true,'odd':1}")))
                .isEqualTo(
                        json(
                                "{'host':'a.test','depth':5,'every':'5m','mode':'fast','proxy':true,'proxyPort':3128,'odd':1}"));
    }

    @Test
    void secretsAreFoundInBranchesToo() {
        assertThat(SONAR.secrets())
                .containsExactly(
                        new SecretField("/token", "config.token", "https://{config.host}"),
                        new SecretField("/auth/password", "config.auth.password", "https://{config.host}"));
    }

    @Test
    void maskedConfigurationShowsOnlyWhetherASecretIsSet() {
        var masked = SONAR.masked(json("{'token':'s3cret','auth':{'kind':'basic','password':'pw'}}"));
        assertThat(masked).isEqualTo(json("{'token':{'set':true},'auth':{'kind':'basic','password':{'set':true}}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'set':'abcd'}   | false | {'set':true}  | Set[…]  |
            {'set':'abc'}    | false | {'set':true}  | Set[…]  | must have at least 4 characters
            {'keep':true}    | true  | {'set':true}  | Keep[]  |
            {'keep':true}    | false | {'set':false} |         |
            {'clear':true}   | true  | {'set':false} | Clear[] |
            {'set':true}     | true  | {'set':true}  | Keep[]  |
            {'set':false}    | true  | {'set':true}  | Keep[]  |
            {'set':true}     | false | {'set':true}  |         | must be {"set": "value"}, {"keep": true} or {"clear": true}
            'abcd'           | false | {'set':true}  |         | must be {"set": "value"}, {"keep": true} or {"clear": true}
            {'set':'a','b':1} | true | {'set':true}  |         | must be {"set": "value"}, {"keep": true} or {"clear": true}
            """)
    void secretsAreTakenOut(String sent, boolean stored, String kept, String change, String violation) {
        var submission = SONAR.read(
                json("{'host':'a.test','auth':{'kind':'none'},'token':" + sent + "}"),
                stored ? Set.of("/token") : Set.of());
        if (violation == null) {
            assertThat(submission.violations()).isEmpty();
            assertThat(submission.configuration().get("token")).isEqualTo(json(kept));
            assertThat(String.valueOf(submission.secrets().get("/token"))).isEqualTo(String.valueOf(change));
        } else {
            assertThat(submission.violations()).hasSize(1);
            assertThat(submission.violations().getFirst().message()).isEqualTo(violation);
        }
        assertThat(submission.configuration().toString()).doesNotContain("abcd");
    }

    @Test
    void absentSecretIsKept() {
        var submission = SONAR.read(json("{'host':'a.test','auth':{'kind':'none'}}"), Set.of("/token"));
        assertThat(submission.secrets()).containsEntry("/token", new SecretChange.Keep());
        assertThat(submission.configuration().get("token")).isEqualTo(json("{'set':true}"));
    }

    @Test
    void immutableSettingsStay() {
        var submission =
                SONAR.readChange(json("{'host':'a.test'}"), json("{'host':'b.test','auth':{'kind':'none'}}"), Set.of());
        assertThat(submission.violations()).hasSize(1);
        assertThat(submission.violations().getFirst().pointer()).isEqualTo("/host");
    }

    @Test
    void differencesNameLeavesAndHideSecrets() {
        var before = json("{'host':'a','depth':1,'token':{'set':true},'auth':{'kind':'none'},'tags':['a']}");
        var after = json("{'host':'a','token':{'set':true},'auth':{'kind':'basic','user':'u'},'tags':['a','b']}");
        assertThat(SONAR.diff(before, after, Set.of("/token")))
                .isEqualTo(List.of(
                        new Change("/depth", json("1"), null),
                        new Change("/token", json("'changed'"), json("'changed'")),
                        new Change("/auth/kind", json("'none'"), json("'basic'")),
                        new Change("/auth/user", null, json("'u'")),
                        new Change("/tags", json("['a']"), json("['a','b']"))));
        assertThat(SONAR.diff(after, after)).isEmpty();
    }

    @Test
    void aSecretThatIsNotSetIsNoDifference() {
        assertThat(SONAR.diff(json("{}"), json("{'token':{'set':false}}"))).isEmpty();
        assertThat(SONAR.diff(json("{}"), json("{'token':{'set':true}}")))
                .containsExactly(new Change("/token", null, json("'changed'")));
    }

    @Test
    void pluginWithoutSettingsTakesAnEmptyObject() {
        assertThat(ConfigSchema.none().validate(json("{}"))).isEmpty();
        assertThat(ConfigSchema.none().validate(json("{'a':1}"))).hasSize(1);
    }
}
