package dev.portolan.ui.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import dev.portolan.contracts.Slug;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Views that chance and malice make: each is drawn, and none brings anything that runs or deceives.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BlockFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> BLOCKS = List.of(
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
            "section",
            "unknown",
            "iframe");
    private static final List<String> KEYS = List.of(
            "markdown",
            "items",
            "label",
            "value",
            "href",
            "columns",
            "rows",
            "key",
            "title",
            "type",
            "id",
            "next",
            "function",
            "unit",
            "trend",
            "state",
            "detail",
            "max",
            "kind",
            "series",
            "name",
            "points",
            "at",
            "language",
            "content",
            "ref",
            "refs",
            "src",
            "alt",
            "params",
            "confirm",
            "tone",
            "schema",
            "values",
            "submit",
            "children",
            "child",
            "onclick",
            "style",
            "class",
            "innerHTML");
    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "vbscript:x",
            "//evil.example/x",
            "/\\evil.example",
            "https://good.example/a?b=c",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "![x](https://evil.example/pixel.png)",
            "<svg/onload=alert(1)>",
            "\"><b>",
            "\u202Egnp.exe",
            "a\u200Bb\uFEFFc",
            "\u2066\u2067isolate",
            "\uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627",
            "\uD800",
            "component:default/web",
            "good",
            "number",
            "donut",
            "2026-11-28T09:30:00Z",
            "9".repeat(5_000),
            "x".repeat(60_000),
            "`".repeat(3_000),
            "[".repeat(3_000),
            "> ".repeat(2_000) + "x");

    @Test
    void whateverChanceMakesIsDrawnAndRunsNothing() {
        for (var seed = 0L; seed < 1_500; seed++) {
            var random = new Random(seed);
            var drawn = draw(view(random, 0));
            assertHarmless(drawn, "seed " + seed);
        }
    }

    @Test
    void whatHoldsItselfTooDeepIsCutShort() {
        JsonNode view = NODES.objectNode().put("block", "text").put("markdown", "deep");
        for (var depth = 0; depth < 60; depth++) {
            var around = NODES.objectNode().put("block", "section");
            around.putArray("children").add(view);
            view = around;
        }
        assertThat(Drawn.text(draw(view))).contains("Cut short").doesNotContain("deep");
    }

    @Test
    void aThousandBlocksAreCutShort() {
        var view = NODES.objectNode().put("block", "section");
        var children = view.putArray("children");
        for (var at = 0; at < 1_000; at++) {
            children.addObject().put("block", "empty").put("title", "block " + at);
        }
        assertThat(Drawn.text(draw(view)))
                .contains("block 400")
                .contains("Cut short")
                .doesNotContain("block 900");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"block\":\"stat\",\"label\":\"x\",\"value\":1e999}",
                "{\"block\":\"progress\",\"label\":\"x\",\"value\":1e308,\"max\":1e-300}",
                "{\"block\":\"progress\",\"value\":-5,\"max\":0}",
                "{\"block\":\"chart\",\"kind\":\"line\",\"series\":[{\"name\":\"a\",\"points\":[[1,1e308],[2,-1e308],[3,1e999]]}]}",
                "{\"block\":\"chart\",\"kind\":\"donut\",\"series\":[{\"name\":\"a\",\"points\":[[\"a\",-1],[\"b\",1e308],[\"c\",1e308]]}]}",
                "{\"block\":\"chart\",\"kind\":\"bar\",\"series\":[]}",
                "{\"block\":\"chart\",\"kind\":\"area\",\"series\":[{\"points\":[[]]}]}"
            })
    void hugeFiguresStayInTheBox(String view) throws JsonProcessingException {
        var text = Drawn.elements(draw(JSON.readTree(view)).getElement()).stream()
                .filter(element -> !element.isTextNode())
                .flatMap(element -> element.getAttributeNames().map(element::getAttribute))
                .toList();
        assertThat(text).noneMatch(value -> value.contains("NaN") || value.contains("Infinity"));
    }

    @Test
    void charactersThatTurnTheDirectionAreLeftOut() {
        var drawn = draw(NODES.objectNode()
                .put("block", "status")
                .put("state", "good")
                .put("label", "invoice\u202Efdp.exe\u200B"));
        assertThat(Drawn.text(drawn)).contains("invoicefdp.exe").doesNotContain("\u202E", "\u200B");
    }

    private static Component draw(JsonNode view) {
        return new BlockRenderer(new Slug("acme")).render(BlockReader.read(view));
    }

    private static void assertHarmless(Component drawn, String what) {
        for (var element : Drawn.elements(drawn.getElement())) {
            if (element.isTextNode()) {
                continue;
            }
            assertThat(element.getTag()).as(what).isNotIn("script", "iframe", "object", "embed", "style", "link");
            element.getAttributeNames().forEach(name -> {
                var value = element.getAttribute(name).toLowerCase(Locale.ROOT).strip();
                assertThat(name).as(what).doesNotStartWith("on");
                if (List.of("href", "src").contains(name)) {
                    assertThat(value)
                            .as(what)
                            .doesNotStartWith("javascript:")
                            .doesNotStartWith("vbscript:")
                            .doesNotStartWith("data:text")
                            .doesNotStartWith("//")
                            .doesNotContain("\\");
                }
            });
        }
        for (var html : Drawn.of(drawn, Html.class)) {
            assertThat(html.getInnerHtml().toLowerCase(Locale.ROOT))
                    .as(what)
                    .doesNotContain("<script", "<img", "<svg", "<iframe", "href=\"javascript", " onerror=\"");
        }
    }

    private static JsonNode view(Random random, int depth) {
        var block = NODES.objectNode().put("block", BLOCKS.get(random.nextInt(BLOCKS.size())));
        for (var at = random.nextInt(9); at >= 0; at--) {
            block.set(KEYS.get(random.nextInt(KEYS.size())), value(random, depth));
        }
        return block;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 7 : 10)) {
            case 0 -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(300)));
            case 1 -> NODES.numberNode(new BigDecimal(BigInteger.TEN.pow(random.nextInt(600))));
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.nullNode();
            case 4, 5, 6 -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 7 -> view(random, depth + 1);
            case 8 -> {
                var list = NODES.arrayNode();
                for (var at = random.nextInt(4); at > 0; at--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var object = NODES.objectNode();
                for (var at = random.nextInt(4); at > 0; at--) {
                    object.set(KEYS.get(random.nextInt(KEYS.size())), value(random, depth + 1));
                }
                yield object;
            }
        };
    }
}
