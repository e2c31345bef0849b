package dev.portolan.plugins.views;

import dev.portolan.plugins.views.Shape.Block;
import dev.portolan.plugins.views.Shape.Cursor;
import dev.portolan.plugins.views.Shape.Form;
import dev.portolan.plugins.views.Shape.Free;
import dev.portolan.plugins.views.Shape.Function;
import dev.portolan.plugins.views.Shape.Image;
import dev.portolan.plugins.views.Shape.Keys;
import dev.portolan.plugins.views.Shape.Line;
import dev.portolan.plugins.views.Shape.Link;
import dev.portolan.plugins.views.Shape.Name;
import dev.portolan.plugins.views.Shape.Number;
import dev.portolan.plugins.views.Shape.Point;
import dev.portolan.plugins.views.Shape.Reference;
import dev.portolan.plugins.views.Shape.Scalar;
import dev.portolan.plugins.views.Shape.Several;
import dev.portolan.plugins.views.Shape.Text;
import dev.portolan.plugins.views.Shape.Word;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All blocks of a view and what they hold: the one list that the check, the documentation and the portal follow.
final class Blocks {
    static final Set<String> STATES = Set.of("good", "attention", "bad", "info", "neutral");

    private static final Text LINE = new Text(300);
    private static final Text LONG = new Text(50_000);
    private static final Word STATE = new Word(STATES);
    private static final Several CHILDREN = new Several(new Block(), 100);
    private static final Map<String, Shape> NONE = Map.of();

    private static final Map<String, Keys> BY_NAME = Map.ofEntries(
            block("text", Map.of("markdown", LONG), NONE),
            block(
                    "facts",
                    Map.of(
                            "items",
                            several(100, Map.of("label", LINE, "value", new Scalar()), Map.of("href", new Link()))),
                    NONE),
            block(
                    "table",
                    Map.of(
                            "columns",
                            several(
                                    20,
                                    Map.of("key", LINE, "title", LINE),
                                    Map.of("type", new Word(Set.of("text", "number", "date", "link", "status")))),
                            "rows",
                            new Several(new Line(), 1000)),
                    Map.of("id", new Name(), "next", new Cursor(), "function", new Function())),
            block(
                    "stat",
                    Map.of("label", LINE, "value", new Scalar()),
                    Map.of("unit", LINE, "trend", new Scalar(), "state", STATE)),
            block("status", Map.of("state", STATE, "label", LINE), Map.of("detail", LINE)),
            block("progress", Map.of("label", LINE, "value", new Number(), "max", new Number()), NONE),
            block(
                    "chart",
                    Map.of(
                            "kind",
                            new Word(Set.of("line", "bar", "area", "donut", "sparkline")),
                            "series",
                            several(10, Map.of("name", LINE, "points", new Several(new Point(), 1000)), NONE)),
                    Map.of("unit", LINE, "title", LINE)),
            block(
                    "timeline",
                    Map.of(
                            "items",
                            several(200, Map.of("at", LINE, "title", LINE), Map.of("detail", LINE, "state", STATE))),
                    NONE),
            block("links", Map.of("items", several(100, Map.of("title", LINE, "href", new Link()), NONE)), NONE),
            block("code", Map.of("content", LONG), Map.of("language", LINE)),
            block("alert", Map.of("state", STATE, "title", LINE), Map.of("markdown", LONG)),
            block("empty", Map.of("title", LINE), Map.of("detail", LINE)),
            block("entity", Map.of("ref", new Reference()), NONE),
            block("entities", Map.of("refs", new Several(new Reference(), 200)), NONE),
            block("image", Map.of("src", new Image(), "alt", LINE), NONE),
            block(
                    "button",
                    Map.of("label", LINE, "function", new Function()),
                    Map.of(
                            "params",
                            new Free(4096),
                            "confirm",
                            LINE,
                            "tone",
                            new Word(Set.of("primary", "secondary", "danger")))),
            block(
                    "form",
                    Map.of("schema", new Form(), "function", new Function()),
                    Map.of("values", new Free(16_384), "submit", LINE, "params", new Free(4096))),
            block("columns", Map.of("children", new Several(new Block(), 4)), NONE),
            block("tabs", Map.of("items", several(10, Map.of("title", LINE, "child", new Block()), NONE)), NONE),
            block("section", Map.of("children", CHILDREN), Map.of("title", LINE)),
            // What the check itself makes; checked again it stays what it is.
            block("unknown", Map.of("name", LINE), NONE));

    private Blocks() {}

    /// @return null when nobody knows the block
    static @Nullable Keys named(String name) {
        return BY_NAME.get(name);
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static Map.Entry<String, Keys> block(
            String name, Map<String, Shape> required, Map<String, Shape> optional) {
        return Map.entry(name, new Keys(required, optional));
    }

    private static Several several(int most, Map<String, Shape> required, Map<String, Shape> optional) {
        return new Several(new Keys(required, optional), most);
    }
}
