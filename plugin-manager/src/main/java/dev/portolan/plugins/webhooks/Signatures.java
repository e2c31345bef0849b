package dev.portolan.plugins.webhooks;

import dev.portolan.plugins.invocations.WebhookSignature;
import dev.portolan.plugins.packages.Extension.Signature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tells whether a call comes from somebody who knows the secret. Takes as long for a wrong proof as for a right one.
final class Signatures {
    /// How far the caller's clock may be from ours (Standard Webhooks 1.0.0).
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String HEX = "sha256=";
    private static final String BEARER = "Bearer ";

    private Signatures() {}

    sealed interface Verdict {
        /// @param message its id, where the caller gives one that it proves
        record Proven(@Nullable String message) implements Verdict {}

        /// @param why for the admin, never for the caller
        record Unproven(String why) implements Verdict {}
    }

    static Verdict check(Signature signature, String secret, Hook hook, Instant now) {
        return switch (signature.kind()) {
            case TOKEN -> token(secret, hook.header(signature.header()));
            case HMAC_SHA256 -> hmac(secret, hook.body(), hook.header(signature.header()));
            case STANDARD -> standard(secret, hook, now);
        };
    }

    private static Verdict token(String secret, @Nullable String shown) {
        if (shown == null) {
            return new Verdict.Unproven("The caller sent no token.");
        }
        var bare = shown.startsWith(BEARER) ? shown.substring(BEARER.length()) : shown;
        return same(bytes(secret), bytes(bare))
                ? new Verdict.Proven(null)
                : new Verdict.Unproven("The caller sent another token.");
    }

    private static Verdict hmac(String secret, byte[] body, @Nullable String shown) {
        if (shown == null) {
            return new Verdict.Unproven("The caller sent no signature.");
        }
        var hex = shown.startsWith(HEX) ? shown.substring(HEX.length()) : shown;
        var wanted = HexFormat.of().formatHex(mac(bytes(secret), body));
        return same(bytes(wanted), bytes(hex.toLowerCase(Locale.ROOT)))
                ? new Verdict.Proven(null)
                : new Verdict.Unproven("The signature does not fit: the caller has another secret.");
    }

    private static Verdict standard(String secret, Hook hook, Instant now) {
        var id = hook.header("webhook-id");
        var timestamp = hook.header("webhook-timestamp");
        var shown = hook.header("webhook-signature");
        if (id == null || timestamp == null || shown == null || id.length() > 200) {
            return new Verdict.Unproven("The caller sent no webhook-id, webhook-timestamp and webhook-signature.");
        }
        var signature = WebhookSignature.by(secret);
        if (signature.isEmpty()) {
            return new Verdict.Unproven(WebhookSignature.NO_SECRET);
        }
        var wanted = bytes(signature.get().of(id, timestamp, hook.body()));
        // All are compared, so that the time taken does not tell which one it was.
        var fitting = Stream.of(shown.split(" ", 20))
                .filter(one -> same(wanted, bytes(one)))
                .count();
        if (fitting == 0) {
            return new Verdict.Unproven("The signature does not fit: the caller has another secret.");
        }
        return recent(timestamp, now)
                ? new Verdict.Proven(id)
                : new Verdict.Unproven("The call is older than five minutes, or the caller's clock is wrong.");
    }

    private static boolean recent(String timestamp, Instant now) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(at, now).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static byte[] mac(byte[] key, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            // An empty key is no key; nobody signs with it.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[] {0} : key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static boolean same(byte[] wanted, byte[] shown) {
        return MessageDigest.isEqual(wanted, shown);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
