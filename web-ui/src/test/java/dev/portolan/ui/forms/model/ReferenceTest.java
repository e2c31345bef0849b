package dev.portolan.ui.forms.model;

import static dev.portolan.ui.forms.model.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.forms.model.Setting.Fact;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void everySettingIsToldWithWhatItTakes() {
        var settings = Reference.of(json("""
            {'type':'object','required':['host'],'properties':{
              'host':{'type':'string','title':'Host','maxLength':253,'x-immutable':true},
              'every':{'type':'string','format':'duration','default':'5m'},
              'kind':{'oneOf':[{'const':'a','title':'Alpha'},{'const':'b'}]},
              'at':{'type':'string','format':'cron'},
              'watched':{'type':'array','maxItems':3,'items':{'type':'object','properties':{'url':{'type':'string','format':'uri'}}}}},
             'if':{'properties':{'kind':{'const':'a'}}},
             'then':{'properties':{'token':{'type':'string','x-secret':{'for':'https://{config.host}'}}}}}\
            """));
        assertThat(settings)
                .extracting(Setting::name)
                .containsExactly("host", "every", "kind", "at", "watched", "watched[].url", "token");
        assertThat(settings.getFirst().facts())
                .containsExactly(new Fact("Length", "at most 253"), new Fact("Change", "Not once it is applied"));
        assertThat(settings.get(1).type()).isEqualTo("duration");
        assertThat(settings.get(1).facts()).containsExactly(new Fact("Default", "5m"));
        assertThat(settings.get(2).facts()).containsExactly(new Fact("Values", "a (Alpha), b"));
        assertThat(settings.get(3).facts()).containsExactly(new Fact("Zone", "UTC"));
        assertThat(settings.get(5).level()).isEqualTo(1);
        assertThat(settings.getLast().when()).isEqualTo("Kind is Alpha");
        assertThat(settings.getLast().facts())
                .containsExactly(new Fact("Sent to", "https://{config.host}, nowhere else"));
    }
}
