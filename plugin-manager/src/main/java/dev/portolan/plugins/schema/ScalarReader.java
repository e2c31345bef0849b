package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.schema.Field.Label;
import dev.portolan.plugins.schema.Field.Length;
import dev.portolan.plugins.schema.Field.Range;
import dev.portolan.plugins.schema.SchemaReader.Place;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads texts and numbers of a schema with their bounds.
final class ScalarReader {
    private static final int LONGEST_PATTERN = 500;

    private final Findings findings;

    ScalarReader(Findings findings) {
        this.findings = findings;
    }

    Field.Text text(JsonNode json, JsonPointer at, Label label) {
        findings.closed(at, json, Keywords.TEXT);
        var secret = json.path("x-secret").path("for");
        return new Field.Text(
                label,
                length(json, at, "minLength", "maxLength"),
                pattern(json.path("pattern"), at.appendProperty("pattern")),
                format(json.path("format"), at.appendProperty("format")),
                secret.isTextual() ? secret.asText() : null);
    }

    Field.Number number(JsonNode json, JsonPointer at, Label label, boolean whole) {
        findings.closed(at, json, Keywords.NUMBER);
        var step = bound(json, at, "multipleOf");
        if (step != null && step.signum() <= 0) {
            findings.add(at.appendProperty("multipleOf"), json.path("multipleOf"), "more than 0", "This is no step.");
        }
        var range = new Range(
                bound(json, at, "minimum"),
                bound(json, at, "exclusiveMinimum"),
                bound(json, at, "maximum"),
                bound(json, at, "exclusiveMaximum"),
                step);
        if (range.empty()) {
            findings.add(
                    at.toString(),
                    range.toString(),
                    "a lowest number that is not above the highest",
                    "No number is in between.");
        }
        return new Field.Number(label, whole, range);
    }

    Length length(JsonNode json, JsonPointer at, String least, String most) {
        var length = new Length(count(json, at, least, 0), count(json, at, most, -1));
        if (length.most() >= 0 && length.most() < length.least()) {
            findings.add(
                    at.appendProperty(most), json.path(most), "at least " + length.least(), "Nothing is that long.");
        }
        return length;
    }

    boolean flag(JsonNode json, JsonPointer at, String keyword) {
        var value = json.path(keyword);
        if (!value.isMissingNode() && !value.isBoolean()) {
            findings.add(at.appendProperty(keyword), value, "true or false", keyword + " is true or false.");
        }
        return value.asBoolean();
    }

    /// Checks `x-secret`, and that whatever sounds like a secret says whether it is one.
    void checkSecret(String name, JsonNode json, JsonPointer at, Place place) {
        var secret = json.path("x-secret");
        var here = at.appendProperty("x-secret");
        if (secret.isMissingNode()) {
            if (SecretNames.sounds(name) && !listed(json)) {
                findings.add(
                        here,
                        secret,
                        "{\"for\": \"https://{config.host}\"}, or false",
                        "The setting " + name
                                + " sounds like a secret: say where it may be sent to, or that it is none.");
            }
        } else if (!(secret.isBoolean() && !secret.booleanValue())) {
            if (secret.size() != 1 || !destination(secret.path("for").asText())) {
                findings.add(
                        here,
                        secret,
                        "{\"for\": \"https://{config.host}\"}, or false",
                        "A secret names the one address it may be sent to.");
            }
            if (place.repeated() || json.has("default") || listed(json)) {
                findings.add(here, json, "a text outside of lists with no default", "This cannot be a secret.");
            }
        }
    }

    /// Whether all that it can be stands in the schema, for everybody to read.
    private static boolean listed(JsonNode json) {
        return json.has("enum") || json.has("const") || json.has("oneOf");
    }

    private static boolean destination(String text) {
        return text.equals(SecretField.SIGNATURES) || Egress.wellFormed(text);
    }

    private int count(JsonNode json, JsonPointer at, String keyword, int absent) {
        var value = json.path(keyword);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isInt() || value.intValue() < 0) {
            findings.add(at.appendProperty(keyword), value, "a whole number from 0", keyword + " is a count.");
        }
        return value.asInt();
    }

    private @Nullable BigDecimal bound(JsonNode json, JsonPointer at, String keyword) {
        var value = json.path(keyword);
        if (value.isMissingNode()) {
            return null;
        }
        if (!Numbers.finite(value)) {
            findings.add(at.appendProperty(keyword), value, "a number", keyword + " is a number.");
            return null;
        }
        return value.decimalValue();
    }

    private @Nullable Pattern pattern(JsonNode value, JsonPointer at) {
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual() || value.asText().length() > LONGEST_PATTERN) {
            findings.add(at, value, "a text of at most 500 characters", "This is no pattern.");
            return null;
        }
        try {
            return Pattern.compile(value.asText());
        } catch (PatternSyntaxException e) {
            findings.add(
                    at,
                    value,
                    "a regular expression of RE2: no look-around, no back references",
                    "This is no pattern.");
            return null;
        }
    }

    private @Nullable Format format(JsonNode value, JsonPointer at) {
        if (value.isMissingNode()) {
            return null;
        }
        var format = Format.named(value.asText());
        if (format.isEmpty()) {
            var known = Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", "));
            findings.add(at, value, "one of " + known, "No such format.");
        }
        return format.orElse(null);
    }
}
