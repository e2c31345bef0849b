package dev.portolan.plugins.sets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// What an unquoted word of YAML stands for, by the core schema of YAML 1.2, in which `yes`, `on` and dates are text.
final class PlainScalars {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,32}");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]{1,100}|[0-9]{1,100}(?:\\.[0-9]{0,100})?)(?:[eE][-+]?[0-9]{1,3})?");

    private PlainScalars() {}

    static JsonNode read(ScalarNode node) {
        var plain = node.getScalarStyle() == ScalarStyle.PLAIN && !node.getTag().equals(Tag.STR);
        return plain ? read(node.getValue()) : JSON.textNode(node.getValue());
    }

    static JsonNode read(String word) {
        if (NULL.matcher(word).matches()) {
            return JSON.nullNode();
        }
        if (TRUE.matcher(word).matches() || FALSE.matcher(word).matches()) {
            return JSON.booleanNode(TRUE.matcher(word).matches());
        }
        if (WHOLE.matcher(word).matches()) {
            return whole(new BigInteger(word));
        }
        if (HEX.matcher(word).matches()) {
            return whole(new BigInteger(word.substring(2), 16));
        }
        if (FLOAT.matcher(word).matches() && Double.isFinite(Double.parseDouble(word))) {
            return JSON.numberNode(Double.parseDouble(word));
        }
        return JSON.textNode(word);
    }

    // As small as it fits, like a number that was read from JSON: only then are the two equal.
    private static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return JSON.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }
}
