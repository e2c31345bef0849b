package dev.portolan.ui.forms.model;

import static dev.portolan.ui.forms.model.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.contracts.Problem.Violation;
import org.junit.jupiter.api.Test;

class FormModelTest {
    private static final JsonNode SCHEMA = json("""
            {'type':'object','required':['target','kind'],
             'properties':{
               'kind':{'type':'string','enum':['none','basic'],'x-order':2},
               'target':{'type':'string','format':'uri','title':'Address','x-order':1},
               'token':{'type':'string','x-secret':{'for':'https://{config.host}'},'x-order':3},
               'maxRetries':{'type':'integer','minimum':1,'maximum':10,'default':3},
               'quiet':{'type':'object','properties':{'from':{'type':'string'}},'required':['from']},
               'codes':{'type':'array','items':{'type':'integer'}},
               'watched':{'type':'array','maxItems':2,'items':{'type':'object','required':['url'],
                 'properties':{'url':{'type':'string','format':'uri'},'level':{'type':'string','default':'info'}}}}},
             'if':{'properties':{'kind':{'const':'basic'}},'required':['kind']},
             'then':{'properties':{'user':{'type':'string'}},'required':['user']}}""");
    private static final String FILLED = "{'target':'https://a.test','kind':'none'}";

    private final FormModel model = new FormModel(SCHEMA, json(FILLED));

    @Test
    void fieldsStandInTheirOrder() {
        assertThat(model.fields())
                .extracting(field -> field.info().pointer())
                .containsExactly("/target", "/kind", "/token", "/maxRetries", "/quiet", "/codes", "/watched", "/user");
    }

    @Test
    void fieldWithoutTitleIsNamedInWords() {
        assertThat(model.fields().get(3).info().title()).isEqualTo("Max retries");
    }

    @Test
    void conditionalFieldIsThereOnlyWithItsSiblingsValue() {
        assertThat(model.visible(model.fields().getLast())).isFalse();
        model.set("/kind", TextNode.valueOf("basic"));
        assertThat(model.visible(model.fields().getLast())).isTrue();
        assertThat(model.violations()).containsExactly(new Violation("/user", "is required"));
    }

    @Test
    void hiddenFieldIsNeitherSentNorMissed() {
        var left = new FormModel(SCHEMA, json("{'target':'https://a.test','kind':'none','user':'left over'}"));
        assertThat(left.body().has("user")).isFalse();
        assertThat(left.violations()).isEmpty();
    }

    @Test
    void storedSecretIsKeptUnlessItIsTouched() {
        var stored = new FormModel(SCHEMA, json("{'token':{'set':true}}"));
        assertThat(stored.body().path("token")).isEqualTo(json("{'keep':true}"));
        assertThat(stored.changed()).isFalse();
        stored.set("/token", json("{'clear':true}"));
        assertThat(stored.body().path("token")).isEqualTo(json("{'clear':true}"));
        stored.set("/token", json("{'set':'s3cret'}"));
        assertThat(stored.body().path("token")).isEqualTo(json("{'set':'s3cret'}"));
        assertThat(stored.changed()).isTrue();
        stored.set("/token", json("{'set':true}"));
        assertThat(stored.body().path("token")).isEqualTo(json("{'keep':true}"));
    }

    @Test
    void secretThatIsNotStoredIsNotSent() {
        assertThat(new FormModel(SCHEMA, json("{'token':{'set':false}}")).body().has("token"))
                .isFalse();
        model.set("/token", json("{'clear':true}"));
        assertThat(model.body().has("token")).isFalse();
    }

    @Test
    void whatSaysThatItIsNoSecretIsAText() {
        var plain = new FormModel(Schemas.of("'key':{'type':'string','x-secret':false}"), null);
        assertThat(plain.fields().getFirst()).isInstanceOf(Field.Text.class);
    }

    @Test
    void defaultsAreFilledInAndAreNoChange() {
        assertThat(model.body().path("maxRetries").asInt()).isEqualTo(3);
        assertThat(model.changed()).isFalse();
    }

    @Test
    void itemsAreAddedWithDefaultsCheckedMovedAndRemoved() {
        var watched = (Field.Sequence) model.fields().get(6);
        model.add(watched);
        assertThat(model.body().path("watched")).isEqualTo(json("[{'level':'info'}]"));
        assertThat(model.violations()).containsExactly(new Violation("/watched/0/url", "is required"));
        model.set("/watched/0/url", TextNode.valueOf("https://b.test"));
        assertThat(model.violations()).isEmpty();
        model.add(watched);
        assertThat(model.canAdd(watched)).isFalse();
        model.move(watched, 1, -1);
        assertThat(model.get("/watched/1/url").asText()).isEqualTo("https://b.test");
        model.remove(watched, 0);
        model.remove(watched, 0);
        assertThat(model.body().path("watched")).isEqualTo(json("[]"));
    }

    @Test
    void emptyGroupIsNotMissedUnlessItIsRequired() {
        assertThat(model.violations()).isEmpty();
        assertThat(model.body().has("quiet")).isFalse();
        var required = new FormModel(
                json(
                        "{'properties':{'quiet':{'type':'object','properties':{'from':{'type':'string'}},'required':['from']}},'required':['quiet']}"),
                null);
        assertThat(required.violations()).containsExactly(new Violation("/quiet/from", "is required"));
        assertThat(required.body()).isEqualTo(json("{'quiet':{}}"));
    }

    @Test
    void nestedValueIsWrittenThroughItsPointer() {
        model.set("/quiet/from", TextNode.valueOf("22:00"));
        assertThat(model.body().path("quiet")).isEqualTo(json("{'from':'22:00'}"));
    }

    @Test
    void changeCanBeUndoneAndDefaultTakenBack() {
        var retries = model.fields().get(3);
        model.set("/maxRetries", IntNode.valueOf(7));
        assertThat(model.differs(retries)).isTrue();
        assertThat(model.differsFromDefault(retries)).isFalse();
        model.undo(retries);
        assertThat(model.differs(retries)).isFalse();
        model.set("/maxRetries", null);
        assertThat(model.body().has("maxRetries")).isFalse();
        model.useDefault(retries);
        assertThat(model.body().path("maxRetries").asInt()).isEqualTo(3);
        assertThat(model.changed()).isFalse();
    }

    @Test
    void whatIsAppliedCanBeTakenBackToItsDefault() {
        var changed = new FormModel(SCHEMA, json("{'maxRetries':7}"));
        var retries = changed.fields().get(3);
        assertThat(changed.differs(retries)).isFalse();
        assertThat(changed.differsFromDefault(retries)).isTrue();
        changed.useDefault(retries);
        assertThat(changed.body().path("maxRetries").asInt()).isEqualTo(3);
        assertThat(changed.differsFromDefault(retries)).isFalse();
        assertThat(changed.differs(retries)).isTrue();
    }

    @Test
    void whatIsAppliedOnceAndForAllIsLocked() {
        var schema = Schemas.of("'host':{'type':'string','x-immutable':true}");
        var fresh = new FormModel(schema, null);
        var applied = new FormModel(schema, json("{'host':'a.test'}"));
        assertThat(fresh.locked(fresh.fields().getFirst())).isFalse();
        assertThat(applied.locked(applied.fields().getFirst())).isTrue();
    }

    @Test
    void flagThatDecidesIsSaidEvenWhenNobodyTouchedIt() {
        var schema = json("""
                {'properties':{'on':{'type':'boolean'},'other':{'type':'boolean'}},
                 'if':{'properties':{'on':{'const':false}},'required':['on']},
                 'then':{'properties':{'why':{'type':'string'}}}}""");
        var form = new FormModel(schema, null);
        assertThat(form.body()).isEqualTo(json("{'on':false}"));
        assertThat(form.visible(form.fields().getLast())).isTrue();
        form.set("/on", BooleanNode.TRUE);
        assertThat(form.visible(form.fields().getLast())).isFalse();
    }

    @Test
    void conditionsWithinConditionsHoldTogether() {
        var schema = json("""
                {'properties':{'a':{'type':'string'}},
                 'if':{'properties':{'a':{'const':'x'}}},
                 'then':{'properties':{'b':{'type':'string','default':'y'}},
                         'if':{'properties':{'b':{'const':'y'}}},
                         'then':{'properties':{'c':{'type':'integer','default':4}}},
                         'else':{'properties':{'d':{'type':'string'}}}}}""");
        var form = new FormModel(schema, null);
        assertThat(form.body()).isEmpty();
        form.set("/a", TextNode.valueOf("x"));
        assertThat(form.body()).isEqualTo(json("{'a':'x','b':'y','c':4}"));
        form.set("/b", TextNode.valueOf("z"));
        form.set("/d", TextNode.valueOf("w"));
        assertThat(form.body()).isEqualTo(json("{'a':'x','b':'z','d':'w'}"));
        form.set("/a", TextNode.valueOf("v"));
        assertThat(form.body()).isEqualTo(json("{'a':'v'}"));
    }

    @Test
    void alternativesBecomeAChoiceAndItsFields() {
        var schema = Schemas.of("""
                'auth':{'oneOf':[
                  {'title':'Nobody','properties':{'kind':{'const':'none'}},'required':['kind']},
                  {'properties':{'kind':{'const':'basic'},'user':{'type':'string'},'port':{'type':'integer','default':1}},'required':['kind','user']},
                  {'properties':{'kind':{'const':'odd'},'port':{'type':'string'}},'required':['kind']}]}""");
        var form = new FormModel(schema, null);
        var auth = (Field.Group) form.fields().getFirst();
        assertThat(((Field.Choice) auth.fields().getFirst()).options())
                .extracting(Field.Option::title)
                .containsExactly("Nobody", "basic", "odd");
        assertThat(form.violations()).isEmpty();
        form.set("/auth/kind", TextNode.valueOf("basic"));
        assertThat(form.violations()).containsExactly(new Violation("/auth/user", "is required"));
        assertThat(form.body()).isEqualTo(json("{'auth':{'kind':'basic','port':1}}"));
        form.set("/auth/kind", TextNode.valueOf("odd"));
        assertThat(form.body()).isEqualTo(json("{'auth':{'kind':'odd'}}"));
    }

    @Test
    void valuesOfAnotherShapeAreLeftOut() {
        var form =
                new FormModel(SCHEMA, json("{'target':5,'quiet':'x','watched':{'a':1},'codes':'y','token':'plain'}"));
        assertThat(form.body()).isEqualTo(json("{'maxRetries':3}"));
        form.set("/quiet/from", TextNode.valueOf("22:00"));
        assertThat(form.body().path("quiet").path("from").asText()).isEqualTo("22:00");
    }
}
