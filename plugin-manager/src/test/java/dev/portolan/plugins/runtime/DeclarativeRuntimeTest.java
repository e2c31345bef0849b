package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.runtime.Plugins.BUDGET;
import static dev.portolan.plugins.runtime.Plugins.declared;
import static dev.portolan.plugins.runtime.Plugins.json;
import static dev.portolan.plugins.runtime.Plugins.runAny;
import static dev.portolan.plugins.runtime.Plugins.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import org.junit.jupiter.api.Test;

/// Plugins without code.
class DeclarativeRuntimeTest {
    private static final String CARD = """
            f:
              steps:
                - {name: project, value: '=input.entity.metadata.annotations."sonarqube.org/project-key"'}
                - {stop: '=$not($exists(project))', return: {block: empty, title: No project}}
                - {call: log, with: {level: warn, line: '="asking for " & project'}}
                - name: answer
                  call: http.fetch
                  with: {url: '="https://" & config.host & "/api/x?k=" & $encodeUrlComponent(project)', auth: config.token}
                - {stop: '=answer.status != 200', return: {block: alert, title: '="The server said " & answer.status'}}
              return: {block: facts, items: '=answer.json.items.{"label": name, "value": value}', none: '=answer.gone'}
            """;

    /// A host that fetches what it is given.
    private static final class Web implements HostFunctions {
        private final String answer;
        private final Plugins.Host kept = new Plugins.Host();

        Web(String answer) {
            this.answer = answer;
        }

        @Override
        public HostResult call(String name, JsonNode argument) {
            kept.call(name, argument);
            return new HostResult.Ok(json(answer));
        }

        @Override
        public void log(String level, String message) {
            kept.log(level, message);
        }
    }

    private static String document(String annotations) {
        return "{'config':{'host':'sonar.test'},'context':{'locale':'en'},'input':{'entity':{'metadata':{'annotations':"
                + annotations + "}}}}";
    }

    @Test
    void stepsFollowEachOther() {
        var web = new Web(
                "{'status':200,'body':'{\\'items\\':[{\\'name\\':\\'Bugs\\',\\'value\\':3}]}'}".replace("\\'", "\\\""));
        var outcome = runAny(declared(CARD, BUDGET), document("{'sonarqube.org/project-key':'web & co'}"), web);
        assertThat(value(outcome)).isEqualTo("{'block':'facts','items':{'label':'Bugs','value':3}}");
        assertThat(web.kept.calls)
                .containsExactly(
                        "http.fetch {'url':'https://sonar.test/api/x?k=web%20%26%20co','auth':'config.token'}");
        assertThat(web.kept.lines).containsExactly("warn asking for web & co");
        assertThat(outcome.usage().hostCalls()).isEqualTo(1);
        assertThat(outcome.usage().memoryBytes()).isPositive();
    }

    @Test
    void stopEndsTheFunction() {
        var program = declared(CARD, BUDGET);
        var web = new Web("{'status':503,'body':''}");
        assertThat(value(runAny(program, document("{}"), web))).isEqualTo("{'block':'empty','title':'No project'}");
        assertThat(web.kept.calls).isEmpty();
        assertThat(value(runAny(program, document("{'sonarqube.org/project-key':'x'}"), web)))
                .isEqualTo("{'block':'alert','title':'The server said 503'}");
    }

    @Test
    void failuresSayWhere() {
        var refused = runAny(
                declared("f: {steps: [{call: http.fetch, with: {url: 'https://a.test'}}], return: 1}", BUDGET),
                "{}",
                new Plugins.Host());
        assertThat(refused).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.ERROR);
            assertThat(failed.message()).isEqualTo("No such address was granted.");
            assertThat(failed.located()).isEqualTo("No such address was granted. (functions.yaml#/f/steps/0)");
        });
        var wrong =
                runAny(declared("f: {return: {a: [1, '=input + \"x\"']}}", BUDGET), "{'input':1}", new Plugins.Host());
        assertThat(((Failed) wrong).located())
                .isEqualTo(
                        "The right side of the \"+\" operator must evaluate to a number (functions.yaml#/f/return/a/1)");
        assertThat(((Failed) Plugins.ALL.invoke(
                                Plugins.TENANT,
                                declared("f: {return: 1}", BUDGET),
                                new Invocation("g", json("{}")),
                                new Plugins.Host()))
                        .message())
                .isEqualTo("The plugin declares no function g.");
    }

    @Test
    void textsAreThemselvesAndExpressionsAreNot() {
        var source = "f: {return: {a: plain, b: '=\"=text\"', c: [true, 1.5, null], d: '=input.gone', e: '=null'}}";
        assertThat(value(runAny(declared(source, BUDGET), "{'input':{}}", new Plugins.Host())))
                .isEqualTo("{'a':'plain','b':'=text','c':[true,1.5,null],'e':null}");
        assertThat(value(runAny(declared("f: {return: '=input.gone'}", BUDGET), "{'input':{}}", new Plugins.Host())))
                .isEqualTo("null");
    }

    @Test
    void stateDoesNotSurviveTheCall() {
        var source = "f: {steps: [{name: seen, value: '=input.x'}], return: '=($y := input.x; [$exists(seen), $y])'}";
        var program = declared(source, BUDGET);
        assertThat(value(runAny(program, "{'input':{'x':1}}", new Plugins.Host())))
                .isEqualTo("[true,1]");
        assertThat(value(runAny(program, "{'input':{}}", new Plugins.Host()))).isEqualTo("[false]");
    }

    @Test
    void inspectionNamesTheFunctions() {
        var inspection = Plugins.ALL.inspect(declared("{f: {return: 1}, g: {return: 2}}", BUDGET));
        assertThat(((Inspection.Loaded) inspection).functions()).containsExactlyInAnyOrder("f", "g");
    }
}
