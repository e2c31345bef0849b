package dev.portolan.plugins.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page about views shows as examples, checked as if a plugin had answered it.
class ViewExamplesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        var found = new ArrayList<String>();
        var matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/plugin-views.md")));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachIsSound(String example) throws JsonProcessingException {
        var view = JSON.readTree(example);
        var checked = Views.check(view);
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.view()).isEqualTo(view);
    }

    @Test
    void noBlockIsLeftOut() throws IOException {
        var shown = new HashSet<String>();
        for (var example : examples()) {
            shown.add(JSON.readTree(example).path("block").asText());
        }
        shown.add("unknown");
        assertThat(shown).isEqualTo(Views.blocks());
    }

    @Test
    void onlyBlocksNameWhatCanBeCalled() throws JsonProcessingException {
        var view = JSON.readTree("""
                {"block": "section", "children": [
                  {"block": "button", "label": "a", "function": "one", "params": {"block": "button", "function": "no"}},
                  {"block": "tabs", "items": [{"title": "t", "child": {"block": "form", "function": "two", "schema": {}}}]},
                  {"block": "table", "columns": [], "rows": [{"block": "button", "function": "no"}], "function": "three"},
                  {"block": "links", "items": [{"title": "x", "child": {"block": "button", "function": "no"}}]}]}""");
        assertThat(Named.functions(view)).containsExactlyInAnyOrder("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalog", "/catalog?kind=api", "https://example.com/a"})
    void aPageCanBeLedWithinThePortalAndToHttps(String place) {
        assertThat(Places.canBeGoneTo(place)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test",
                "/\\evil.test",
                "/a/../../b",
                "http://a.test",
                "javascript:alert(1)",
                "mailto:a@b.test",
                "catalog",
                "#top",
                ""
            })
    void andNowhereElse(String place) {
        assertThat(Places.canBeGoneTo(place)).isFalse();
    }
}
