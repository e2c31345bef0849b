package dev.portolan.plugins.invocations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs messages by Standard Webhooks 1.0.0 (<https://www.standardwebhooks.com>), scheme `v1`. A secret is read as the
/// standard's own libraries do it.
public final class WebhookSignature {
    /// What is said of a secret that is none.
    public static final String NO_SECRET = "The secret is none of Standard Webhooks: base64, with or without whsec_"
            + " before it, for example as openssl rand -base64 24 makes one.";

    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private WebhookSignature(byte[] key) {
        this.key = key;
    }

    /// @param secret base64, with or without `whsec_` before it
    /// @return empty for what is no such secret
    public static Optional<WebhookSignature> by(String secret) {
        var base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            var key = Base64.getDecoder().decode(base64);
            return key.length == 0 ? Optional.empty() : Optional.of(new WebhookSignature(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @param timestamp as in the header `webhook-timestamp`: seconds since 1970
    /// @return value of the header `webhook-signature`
    public String of(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
