package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Strikes the secrets that a call has used out of what comes back: as they are, within JSON, URL-encoded,
/// in base64 and in hex.
final class SecretMask {
    private static final String STRUCK = "•••";

    private final Set<String> forms = ConcurrentHashMap.newKeySet();

    void add(String secret) {
        if (secret.isBlank()) {
            return;
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        forms.addAll(List.of(
                secret,
                quoted,
                quoted.replace("/", "\\/"),
                form,
                form.replace("+", "%20"),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes)));
    }

    String strike(String text) {
        var struck = text;
        // Longest first: a form may contain another, and would leave its rest.
        for (var form : forms.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            struck = struck.replace(form, STRUCK);
        }
        return struck;
    }
}
