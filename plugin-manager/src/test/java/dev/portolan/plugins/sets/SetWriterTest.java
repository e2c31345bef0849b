package dev.portolan.plugins.sets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is written is read as it was, whatever settings hold.
class SetWriterTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final PluginId PLUGIN = PluginId.parse("testers/any");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "yes",
            "No",
            "on",
            "null",
            "~",
            "true",
            "1",
            "-1",
            "+.5",
            ".5",
            "1e5",
            "12e03",
            "0x1F",
            "0o17",
            "1_000",
            "1:30",
            "2026-01-01",
            "- a",
            "a: b",
            "a #b",
            "#b",
            "'",
            "\"",
            "'a\"b'",
            "\\",
            "a\nb",
            "a\nb\n",
            "\na",
            "a\n\n",
            " a\nb",
            "a \nb",
            "a\n b\n",
            "\ta",
            "a\tb",
            "a\r\nb",
            "\u0000x".substring(1),
            "é",
            "日本",
            "😀",
            "\u2028",
            "\u0085",
            "\ufeff",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "%x",
            "@x",
            "`x",
            "{a}",
            "[a]",
            "a,b",
            "?",
            "? a",
            ":",
            "::",
            "---",
            "...",
            "--- a\nb",
            "=",
            "<<",
            "\u007f",
            "\u001b[0m",
            "a".repeat(300),
            "inf",
            ".inf");

    @Test
    void everySettingSurvives() {
        var random = new Random(23);
        for (var round = 0; round < 5_000; round++) {
            var configuration = object(random, 0);

            var text = SetWriter.write(List.of(
                    new SetWriter.Entry("testers/any", Map.of("enabled", true), configuration, List.of("/token"))));

            var read = SetReader.read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(read.value(PLUGIN, "/configuration")).as(text).isEqualTo(configuration);
        }
    }

    @Test
    void noTextAtAllBreaksTheReader() {
        var random = new Random(29);
        var pieces = List.of(
                "plugins",
                ":",
                " ",
                "\n",
                "-",
                "{",
                "}",
                "[",
                "]",
                "&a",
                "*a",
                "'",
                "\"",
                "#",
                "|",
                "\t",
                "apiVersion",
                ": portolan.dev/v1",
                "\nkind: PluginSet",
                "a/b",
                "\u0000",
                "\ud800",
                "!!",
                "? ",
                "<<: *a");
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(30); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                assertThat(SetReader.read(text.toString().getBytes(StandardCharsets.UTF_8))
                                .plugins())
                        .hasSizeLessThan(30);
            } catch (ProblemException e) {
                assertThat(e.violations()).isNotEmpty();
            }
        }
    }

    private static JsonNode object(Random random, int depth) {
        var object = JSON.objectNode();
        for (var i = random.nextInt(5); i > 0; i--) {
            object.set(text(random), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 7 : 9)) {
            case 0, 1 -> JSON.textNode(text(random));
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.numberNode(random.nextInt());
            case 4 -> JSON.numberNode(random.nextInt() * 10_000_000_000L);
            case 5 -> JSON.numberNode(random.nextBoolean() ? random.nextGaussian() : random.nextInt(9) * 1e12);
            case 6 -> JSON.textNode(text(random) + text(random));
            case 7 -> object(random, depth + 1);
            default -> {
                var list = JSON.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
