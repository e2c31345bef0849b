package dev.portolan.ui.forms.model;

import static dev.portolan.ui.forms.model.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingNamesTest {
    private static final SettingNames NAMES = SettingNames.of(json("""
            {'type':'object','properties':{
              'host':{'type':'string','title':'Host'},
              'maxRetries':{'type':'integer'},
              'every':{'type':'string','format':'duration','title':'Look every'},
              'kind':{'oneOf':[{'const':'a','title':'Alpha'},{'const':'b'}],'title':'Kind'},
              'days':{'type':'array','uniqueItems':true,'items':{'oneOf':[{'const':1,'title':'Monday'},{'const':2,'title':'Tuesday'}]}},
              'quiet':{'type':'object','title':'Quiet hours','properties':{'from':{'type':'string','title':'From'}}},
              'on':{'type':'boolean','title':'On'},
              'watched':{'type':'array','title':'Watched','items':{'type':'object','properties':{
                'url':{'type':'string','title':'Address'},'every':{'type':'string','format':'duration'}}}}},
             'if':{'properties':{'kind':{'const':'a'}}},
             'then':{'properties':{'a/b':{'type':'string','title':'Path'}}}}\
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /host           | Host
            /maxRetries     | Max retries
            /quiet/from     | Quiet hours › From
            /a~1b           | Path
            /gone/since_day | Gone › Since day
            """)
    void settingsAreCalledAsTheirFieldsAre(String pointer, String title) {
        assertThat(NAMES.setting(pointer)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /host    | 'a.test'                                           | a.test
            /every   | '90s'                                              | 1 minute 30 seconds
            /every   | 'soon'                                             | soon
            /kind    | 'a'                                                | Alpha
            /kind    | 'z'                                                | z
            /days    | [1,2]                                              | Monday, Tuesday
            /on      | true                                               | yes
            /watched | [{'url':'https://a.test','every':'5m'},{'old':1}]  | Address: https://a.test, Every: 5 minutes; Old: 1
            /watched | []                                                 | none
            /gone    | ['x','y']                                          | x, y
            """, quoteCharacter = '"')
    void valuesReadAsTheFormShowsThem(String pointer, String value, String words) {
        assertThat(NAMES.value(pointer, json("{'value':" + value + "}").path("value")))
                .isEqualTo(words);
    }

    @Test
    void anyValueHasWords() {
        for (var seed = 0; seed < 300; seed++) {
            var chance = new RandomJson(seed);
            var names = SettingNames.of(chance.schema(3));
            assertThat(names.value("/host", chance.any(4))).as("seed %d", seed).isNotNull();
        }
    }
}
