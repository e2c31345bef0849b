package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Texts of others as they can be shown: without the characters that are not seen but change how the text around them
/// reads. What joins letters in scripts that need it stays.
final class PlainText {
    /// In characters, of one value.
    private static final int LONGEST = 2_000;
    /// Of JSON within JSON; what is deeper is left out.
    private static final int DEEPEST = 40;

    private PlainText() {}

    /// A copy of the tree in which every text is plain.
    static JsonNode tidy(JsonNode node) {
        return tidy(node, 0);
    }

    private static JsonNode tidy(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (node) {
            case TextNode text -> TextNode.valueOf(tidy(text.asText()));
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode(array.size());
                for (Iterator<JsonNode> all = array.elements(); all.hasNext(); ) {
                    copy.add(tidy(all.next(), depth + 1));
                }
                yield copy;
            }
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(member -> copy.set(tidy(member.getKey()), tidy(member.getValue(), depth + 1)));
                yield copy;
            }
            default -> node;
        };
    }

    static String tidy(String text) {
        return text.codePoints().allMatch(PlainText::shown)
                ? text
                : text.codePoints()
                        .filter(PlainText::shown)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Neither a control, nor a mark that turns the direction of what follows, nor without any width, nor a tag.
    private static boolean shown(int character) {
        return switch (character) {
            case '\n', '\t', '\r', 0x200C, 0x200D -> true;
            case 0x200B, 0x200E, 0x200F, 0x061C, 0x2060, 0xFEFF, 0x00AD, 0x180E -> false;
            default ->
                !Character.isISOControl(character)
                        && !(character >= 0x202A && character <= 0x202E)
                        && !(character >= 0x2061 && character <= 0x206F)
                        && !(character >= 0xE0000 && character <= 0xE0FFF)
                        && !(character >= 0xD800 && character <= 0xDFFF);
        };
    }

    /// A value as text; a dash for nothing.
    static String of(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "–";
        }
        if (value.isNumber()) {
            return Numbers.text(value);
        }
        var text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
