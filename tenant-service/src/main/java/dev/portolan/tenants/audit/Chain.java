package dev.portolan.tenants.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The hash chain: each hash is the SHA-256 of the hash before in hexadecimal, a line feed and the entry's canonical
/// JSON. docs/audit.md tells how to check it by hand; nothing here may change without breaking every chain.
final class Chain {
    /// What stands before the first entry.
    static final String START = "0".repeat(64);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Chain() {}

    /// @param previous hash of the entry before, or [#START]
    static String next(String previous, Entry entry) {
        try {
            var text = previous + "\n" + canonical(entry);
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// JSON with the members of each object in the order of their names and no white space; what is absent is left out.
    static String canonical(Object value) {
        return canonical((JsonNode) MAPPER.valueToTree(value));
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .map(member ->
                            MAPPER.getNodeFactory().textNode(member.getKey()) + ":" + canonical(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Chain::canonical)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }
}
