package dev.portolan.plugins.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.portolan.plugins.packages.Extension.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A call as it came in.
///
/// @param query what stands after the `?`, by name
/// @param headers by name in lower case
record Hook(String method, Map<String, String> query, Map<String, String> headers, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_HEADERS = 40;
    private static final int LONGEST_HEADER = 200;
    private static final int LONGEST_SHOWN = 6_000;
    /// What proves who is calling is for the platform alone.
    private static final Set<String> HIDDEN =
            Set.of("authorization", "proxy-authorization", "cookie", "webhook-signature", "x-forwarded-for");

    /// What may be a secret of somebody's, whether this receiver looks at it or not, is not for the log.
    private static final Pattern SECRETIVE = Pattern.compile("token|secret|signature|auth|cookie|password|api-?key");

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /// What the function is given.
    ObjectNode input(@Nullable Signature signature) {
        var input = JsonNodeFactory.instance.objectNode().put("method", method).put("path", "");
        var asked = input.putObject("query");
        query.forEach(asked::put);
        var sent = input.putObject("headers");
        shown(signature).forEach(sent::put);
        input.put("body", text());
        json().ifPresent(json -> input.set("json", json));
        return input;
    }

    /// What the log keeps of it.
    ObjectNode kept(@Nullable Signature signature) {
        var kept = JsonNodeFactory.instance.objectNode().put("method", method).put("bytes", body.length);
        var sent = kept.putObject("headers");
        shown(signature).forEach((name, value) -> {
            if (!SECRETIVE.matcher(name).find()) {
                sent.put(name, value.length() <= LONGEST_HEADER ? value : value.substring(0, LONGEST_HEADER) + "…");
            }
        });
        var text = text();
        if (text.length() <= LONGEST_SHOWN) {
            kept.set("body", json().orElseGet(() -> kept.textNode(text)));
        } else {
            kept.put("body", text.substring(0, LONGEST_SHOWN) + "…");
        }
        return kept;
    }

    private Map<String, String> shown(@Nullable Signature signature) {
        var shown = new TreeMap<String, String>();
        headers.entrySet().stream()
                .filter(header -> !HIDDEN.contains(header.getKey())
                        && !(signature != null && header.getKey().equalsIgnoreCase(signature.header())))
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_HEADERS)
                .forEach(header -> shown.put(header.getKey(), header.getValue()));
        return shown;
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8).replace("\u0000", "");
    }

    private Optional<JsonNode> json() {
        try {
            return body.length == 0
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.readTree(text())).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Hook[" + method + ", " + body.length + " bytes]";
    }
}
