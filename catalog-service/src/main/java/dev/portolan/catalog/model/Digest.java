package dev.portolan.catalog.model;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// SHA-1 in hex, as Backstage names locations and stamps entities. No secret hangs on it.
public final class Digest {
    private Digest() {}

    public static String of(String text) {
        return HexFormat.of().formatHex(sha1().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The same for the same content, whatever the order of the fields.
    public static String of(JsonNode json) {
        var stable = new StringBuilder();
        write(json, stable);
        return of(stable.toString());
    }

    private static void write(JsonNode json, StringBuilder out) {
        if (json.isObject()) {
            out.append('{');
            json.propertyStream().sorted(Map.Entry.comparingByKey()).forEach(field -> {
                out.append(field.getKey()).append('\0');
                write(field.getValue(), out);
            });
            out.append('}');
        } else if (json.isArray()) {
            out.append('[');
            json.forEach(item -> write(item, out));
            out.append(']');
        } else if (json.isTextual()) {
            // As the node itself would write it, without all that takes.
            out.append('"');
            JsonStringEncoder.getInstance().quoteAsString(json.textValue(), out);
            out.append("\",");
        } else {
            out.append(json).append(',');
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
