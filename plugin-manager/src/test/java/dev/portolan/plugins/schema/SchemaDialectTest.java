package dev.portolan.plugins.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.schema.ConfigSchema.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDialectTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'$ref':'#/x'}                                            | /$ref
            {'type':['string','null']}                                | /type
            {'type':'null'}                                           | /type
            {}                                                        | /type
            true                                                      | ~~
            {'type':'string','anyOf':[]}                              | /anyOf
            {'type':'string','format':'ipv4'}                         | /format
            {'type':'string','pattern':'(?=a)'}                       | /pattern
            {'type':'string','minLength':-1}                          | /minLength
            {'type':'string','minimum':1}                             | /minimum
            {'type':'integer','minimum':'1'}                          | /minimum
            {'type':'number','multipleOf':0}                          | /multipleOf
            {'type':'string','x-widget':'iframe'}                     | /x-widget
            {'type':'string','x-options':{'url':'x'}}                 | /x-options
            {'type':'string','title':7}                               | /title
            {'type':'string','enum':[]}                               | /enum
            {'type':'string','enum':['a',1]}                          | /enum/1
            {'enum':[['a']]}                                          | /enum/0
            {'type':'boolean','const':'x'}                            | /const
            {'type':'object','additionalProperties':true}             | /additionalProperties
            {'type':'object','patternProperties':{}}                  | /patternProperties
            {'type':'object','required':['b']}                        | /required/0
            {'type':'object','properties':{'a b':{'type':'string'}}}  | /properties/a b
            {'type':'object','then':{}}                               | ~~
            {'type':'object','properties':{'b':{'type':'boolean'}},'if':{'properties':{'b':{'const':true}}}} | /if/required
            {'type':'object','properties':{'b':{'type':'boolean'}},'if':{'properties':{'c':{'const':true}}}} | /if
            {'type':'object','properties':{'b':{'type':'boolean','default':true}},'if':{'properties':{'b':{'const':true}}},'then':{'properties':{'b':{'type':'string'}}}} | /then/properties/b
            {'oneOf':[{'type':'string'},{'type':'integer'}]}          | /oneOf
            {'oneOf':[{'properties':{'k':{'const':'a'}}},{'properties':{'k':{'const':'b'}}}]} | /oneOf
            {'type':'array','items':{'type':'array','items':{'type':'string'}}} | /items
            {'type':'array'}                                          | /items
            {'type':'array','items':{'type':'string','x-secret':{'for':'https://a.test'}}} | /items/x-secret
            {'type':'string','x-secret':{'for':'https://a.test'},'default':'x'} | /x-secret
            {'type':'string','x-secret':{'for':'anywhere'}}           | /x-secret
            {'type':'string','x-secret':true}                         | /x-secret
            """)
    void whatTheDialectDoesNotHaveIsRefused(String field, String path) {
        var result = ConfigSchema.parse(ConfigSchemaTest.json("{'type':'object','properties':{'a':" + field + "}}"));
        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> {
            assertThat(refused.findings()).extracting(Finding::path).contains("/properties/a" + path);
            assertThat(refused.findings()).allSatisfy(finding -> {
                assertThat(finding.expected()).isNotBlank();
                assertThat(finding.message()).endsWith(".");
            });
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            token, true
            apiKey, true
            api-key, true
            API_TOKEN, true
            client_secret, true
            userPassword, true
            monkey, false
            keyboard, false
            tokenizer, false
            host, false
            """)
    void whatSoundsLikeASecretMustSayWhetherItIsOne(String name, boolean refused) {
        var plain = ConfigSchema.parse(
                ConfigSchemaTest.json("{'type':'object','properties':{'%s':{'type':'string'}}}".formatted(name)));
        var said = ConfigSchema.parse(ConfigSchemaTest.json(
                "{'type':'object','properties':{'%s':{'type':'string','x-secret':false}}}".formatted(name)));
        assertThat(plain instanceof Result.Refused).isEqualTo(refused);
        assertThat(said).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void allFaultsAreFoundAtOnce() {
        var result = ConfigSchema.parse(
                ConfigSchemaTest.json(
                        "{'type':'object','$defs':{},'properties':{'a':{'type':'any'},'token':{'type':'string'},'c':{'type':'string','format':'x'}}}"));
        assertThat(((Result.Refused) result).findings())
                .extracting(Finding::path)
                .containsExactly("/$defs", "/properties/a/type", "/properties/token/x-secret", "/properties/c/format");
    }

    @Test
    void defaultsMustBeValid() {
        var result = ConfigSchema.parse(ConfigSchemaTest.json(
                "{'type':'object','properties':{'a':{'type':'integer','minimum':3,'default':1}}}"));
        assertThat(((Result.Refused) result).findings())
                .containsExactly(new Finding("/a", "1", "a valid default", "The default must be at least 3."));
    }

    @Test
    void formsStayWithinBounds() {
        var deep = "{'type':'string'}";
        for (var i = 0; i < 6; i++) {
            deep = "{'type':'object','properties':{'a':" + deep + "}}";
        }
        assertThat(ConfigSchema.parse(ConfigSchemaTest.json(deep))).isInstanceOf(Result.Refused.class);
    }
}
