package dev.portolan.ui.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the page about views shows as examples, drawn.
class ViewExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    static List<String> examples() throws IOException {
        var found = new ArrayList<String>();
        var matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/plugin-views.md")));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void thereIsOneOfEachBlock() throws IOException {
        var names = new ArrayList<String>();
        for (var example : examples()) {
            names.add(JSON.readTree(example).path("block").asText());
        }
        assertThat(names)
                .contains(
                        "text",
                        "facts",
                        "table",
                        "stat",
                        "status",
                        "progress",
                        "chart",
                        "timeline",
                        "links",
                        "code",
                        "alert",
                        "empty",
                        "entity",
                        "entities",
                        "image",
                        "button",
                        "form",
                        "columns",
                        "tabs",
                        "section");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachIsDrawnWhole(String example) throws JsonProcessingException {
        var drawn = new BlockRenderer(new Slug("acme")).render(BlockReader.read(JSON.readTree(example)));
        assertThat(Drawn.text(drawn)).isNotBlank().doesNotContain("cannot be shown", "Cut short");
    }
}
