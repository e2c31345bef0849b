package dev.portolan.ui.fakes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/// Signs tokens with a key made at start.
final class FakeTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private final KeyPair keys;

    FakeTokens() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys":[{"kty":"RSA","kid":"fake","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}""".formatted(
                        number(key.getModulus().toByteArray()),
                        number(key.getPublicExponent().toByteArray()));
    }

    String sign(String claims) {
        try {
            var head = BASE64.encodeToString(
                    "{\"alg\":\"RS256\",\"kid\":\"fake\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
            var content = head + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(byte[] bytes) {
        var start = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
