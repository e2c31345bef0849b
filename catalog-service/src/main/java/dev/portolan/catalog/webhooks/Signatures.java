package dev.portolan.catalog.webhooks;

import dev.portolan.catalog.hosts.HostKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tells whether a call comes from who knows the secret, in the way of each kind of host. Takes as long for a wrong
/// signature as for a right one.
final class Signatures {
    private static final String SHA256 = "sha256=";

    private Signatures() {}

    /// @param header gives a header's value, or null
    static boolean holds(HostKind kind, String secret, byte[] body, Function<String, @Nullable String> header) {
        return switch (kind) {
            case GITHUB, HTTP -> signed(secret, body, prefixed(header.apply("X-Hub-Signature-256")));
            case BITBUCKET -> signed(secret, body, prefixed(header.apply("X-Hub-Signature")));
            case GITEA -> signed(secret, body, header.apply("X-Gitea-Signature"));
            case GITLAB -> same(secret, header.apply("X-Gitlab-Token"));
            case AZURE -> same(secret, password(header.apply("Authorization")));
        };
    }

    private static boolean signed(String secret, byte[] body, @Nullable String hex) {
        return same(HexFormat.of().formatHex(hmac(secret, body)), hex);
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static boolean same(String wanted, @Nullable String shown) {
        var said = Optional.ofNullable(shown).orElse("");
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String prefixed(@Nullable String value) {
        return value != null && value.startsWith(SHA256) ? value.substring(SHA256.length()) : null;
    }

    // Azure DevOps signs nothing; it signs in, with any name.
    private static @Nullable String password(@Nullable String basic) {
        if (basic == null || !basic.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
            return null;
        }
        try {
            var pair = new String(
                    Base64.getDecoder()
                            .decode(basic.substring("Basic ".length()).strip()),
                    StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
