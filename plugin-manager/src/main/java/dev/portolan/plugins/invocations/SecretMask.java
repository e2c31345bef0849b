package dev.portolan.plugins.invocations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Strikes the secrets that a call has used out of what comes back: as they are, URL-encoded and in base64.
final class SecretMask {
    private static final String STRUCK = "•••";

    private final Set<String> forms = ConcurrentHashMap.newKeySet();

    void add(String secret) {
        if (secret.isBlank()) {
            return;
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.addAll(List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    String strike(String text) {
        var struck = text;
        for (var form : forms) {
            struck = struck.replace(form, STRUCK);
        }
        return struck;
    }
}
