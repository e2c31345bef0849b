package dev.portolan.plugins.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.plugins.schema.Finding;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found wrong with declared functions before they are published.
class DeclarationsTest {
    private static final String SOUND = """
            card:
              steps:
                - {name: project, value: '=input.entity.metadata.name'}
                - {name: answer, call: http.fetch, with: {url: '="https://a.test/" & project', headers: {Accept: a}}}
                - {stop: '=answer.status != 200', return: {block: alert, title: No}}
                - {call: log, with: '="done"'}
              return: {block: facts, items: '=answer.json.items'}
            help: {return: {view: help}}
            """;

    private static Declarations.Result read(String yaml) {
        var mapper = new YAMLMapper();
        try {
            Map<String, JsonNode> views = Map.of("help", mapper.readTree("{block: text, markdown: '=config.text'}"));
            return Declarations.read(mapper.readTree(yaml), views);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void functionsAreRead() {
        var declarations = ((Declarations.Result.Sound) read(SOUND)).declarations();
        assertThat(declarations.functions()).containsOnlyKeys("card", "help");
        assertThat(declarations.functions().values())
                .extracting(function -> function.steps().size())
                .containsExactlyInAnyOrder(4, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            card:                        | 'a b':                    | /a b
            name: project,               | name: input,              | /card/steps/0/name
            name: project,               | name: 1x,                 | /card/steps/0/name
            name: project,               | name: answer,             | /card/steps/1/name
            name: project, value         | value                     | /card/steps/0/name
            name: project, value         | name: project, set        | /card/steps/0
            name: project, value         | name: project, more: 1, value | /card/steps/0/more
            call: http.fetch             | call: http.get            | /card/steps/1/call
            call: http.fetch             | call: http.fetch, when: 1 | /card/steps/1/when
            & project'                   | & project)'               | /card/steps/1/with/url
            & project'                   | & $eval(project)'         | /card/steps/1/with/url
            '=answer.status != 200'      | '=answer.status !== 200'  | /card/steps/2/stop
            , return: {block: alert, title: No} | ~~                 | /card/steps/2/return
            items: '=answer.json.items'  | items: '=answer.json.'    | /card/return/items
            view: help                   | view: other               | /help/return/view
            {return: {view: help}}       | {give: 1}                 | /help/return
            {return: {view: help}}       | {return: 1, also: 2}      | /help/also
            {return: {view: help}}       | just text                 | /help
            """)
    void eachFaultIsFoundWhereItStands(String sound, String spoilt, String path) {
        assertThat(SOUND).contains(sound);
        assertThat(read(SOUND.replace(sound, spoilt)))
                .isInstanceOfSatisfying(Declarations.Result.Faulty.class, faulty -> {
                    assertThat(faulty.findings()).extracting(Finding::path).contains(path);
                    assertThat(faulty.findings())
                            .allSatisfy(
                                    finding -> assertThat(finding.expected()).isNotBlank());
                });
    }

    @Test
    void stepsAndExpressionsAreCounted() {
        var steps = "f: {steps: [" + "{name: a, value: 1},".repeat(21) + "], return: 1}";
        assertThat(((Declarations.Result.Faulty) read(steps)).findings())
                .contains(new Finding(
                        "/f/steps", "21 steps", "a list of at most 20 steps", "These are no steps, or too many."));
        var expressions = "f: {return: [" + "'=1',".repeat(501) + "]}";
        assertThat(((Declarations.Result.Faulty) read(expressions)).findings())
                .extracting(Finding::message)
                .contains("The file has too many expressions.");
        assertThat(read("[]")).isInstanceOf(Declarations.Result.Faulty.class);
    }
}
