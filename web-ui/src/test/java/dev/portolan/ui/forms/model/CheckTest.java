package dev.portolan.ui.forms.model;

import static dev.portolan.ui.forms.model.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Problem.Violation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said here is what plugin-manager says: the words are the same.
class CheckTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'type':'string','format':'uri'        | 'not an address'  | must be an address that starts with https:// or http://
            'type':'string','format':'uri'        | '/relative'       | must be an address that starts with https:// or http://
            'type':'string','format':'email'      | 'ada'             | must be an e-mail address
            'type':'string','format':'duration'   | '5 minutes'       | must be a duration such as 30s, 5m, 1h, 2d or PT5M
            'type':'string','format':'date'       | '31.3.2026'       | must be a date such as 2026-03-01
            'type':'string','format':'cron'       | 'daily'           | must be five cron fields, for example 0 6 * * 1
            'type':'string','format':'cron'       | '61 6 * * *'      | must be five cron fields, for example 0 6 * * 1
            'type':'string','format':'color'      | 'red'             | must be a colour such as #1f6feb
            'type':'string','format':'entity-ref' | 'component:a/b/c' | must be an entity reference such as component:default/web
            'type':'string','format':'regex'      | '(?=a)'           | must be a regular expression without look-around and back references
            'type':'string','minLength':3         | 'ab'              | must have at least 3 characters
            'type':'string','maxLength':1         | 'ab'              | must have at most 1 character
            'type':'string','pattern':'^[a-z]+$'  | 'A'               | must match ^[a-z]+$
            'type':'integer','minimum':1          | 0                 | must be at least 1
            'type':'integer'                      | 1.5               | must be a whole number
            'type':'number','exclusiveMaximum':2  | 2                 | must be less than 2
            'type':'number','multipleOf':0.5      | 0.7               | must be a multiple of 0.5
            'enum':['a','b']                      | 'c'               | must be one of a, b
            'oneOf':[{'const':1,'title':'One'}]   | 2                 | must be one of One
            'type':'array','items':{'type':'string'},'minItems':2 | ['a'] | must have at least 2 entries
            'type':'array','items':{'enum':['a']} | ['b']             | b must be one of a
            """)
    void isNamed(String field, String value, String message) {
        var model = new FormModel(Schemas.of("'it':{" + field + "}"), json("{'it':" + value + "}"));
        assertThat(model.violations()).containsExactly(new Violation("/it", message));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'type':'string','format':'uri'        | 'https://a.test/x?y=z'
            'type':'string','format':'email'      | 'ada@acme.test'
            'type':'string','format':'duration'   | 'PT1H30M'
            'type':'string','format':'duration'   | '500ms'
            'type':'string','format':'cron'       | '*/5 8-17 * * 1-5'
            'type':'string','format':'color'      | '#fff'
            'type':'string','format':'entity-ref' | 'component:default/web'
            'type':'string','format':'regex'      | '^a+$'
            'type':'number','multipleOf':0.1      | 0.3
            'enum':[1,2]                          | 1.0
            'type':'array','items':{'type':'integer'},'uniqueItems':true | [1,2]
            """)
    void isTaken(String field, String value) {
        assertThat(new FormModel(Schemas.of("'it':{" + field + "}"), json("{'it':" + value + "}")).violations())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [1,'x',3] | /it/1 | must be a whole number
            [1,1]     | /it/1 | stands in the list twice
            [1,null]  | /it/1 | is required
            """)
    void itemsAreNamedByTheirPlace(String value, String pointer, String message) {
        var model = new FormModel(
                Schemas.of("'it':{'type':'array','items':{'type':'integer'},'uniqueItems':true}"),
                json("{'it':" + value.replace("'x'", "2.5") + "}"));
        assertThat(model.violations()).containsExactly(new Violation(pointer, message));
    }
}
