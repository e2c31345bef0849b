package dev.portolan.plugins.invocations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a message by Standard Webhooks 1.0.0 (<https://www.standardwebhooks.com>), scheme `v1`.
final class WebhookSignature {
    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /// @param secret `whsec_` and base64, or else any text, whose bytes are the key
    /// @param timestamp in seconds since 1970
    /// @return value of the header `webhook-signature`
    static String of(String secret, String id, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key(secret), HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC", e);
        }
    }

    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                // Not base64: then it is a text as any other.
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
