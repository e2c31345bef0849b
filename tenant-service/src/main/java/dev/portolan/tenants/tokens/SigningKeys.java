package dev.portolan.tenants.tokens;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/// The keys that tokens are signed with, read once at start. A key's id is its thumbprint (RFC 7638).
@ApplicationScoped
class SigningKeys {
    private static final int SMALLEST_BITS = 2048;

    private final List<RsaJsonWebKey> keys;

    SigningKeys(IssuerConfig config) {
        var first = config.keyFiles().getFirst();
        if (config.makeMissingKey() && Files.notExists(first)) {
            make(first);
        }
        this.keys = config.keyFiles().stream().map(SigningKeys::read).toList();
    }

    /// Makes the service fail at its start, not at its first token, when a key is missing.
    void check(@Observes StartupEvent started) {
        Log.infof("tokens are signed with key=%s", current().getKeyId());
    }

    RsaJsonWebKey current() {
        return keys.getFirst();
    }

    /// RFC 7517, public parts only.
    String published() {
        return new JsonWebKeySet(keys.toArray(RsaJsonWebKey[]::new)).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static RsaJsonWebKey read(Path file) {
        try {
            var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            var factory = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            var open = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            if (open.getModulus().bitLength() < SMALLEST_BITS) {
                throw new IllegalStateException("the token signing key " + file + " is too short");
            }
            var key = new RsaJsonWebKey(open);
            key.setPrivateKey(secret);
            key.setUse("sig");
            key.setAlgorithm("RS256");
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the token signing key " + file + " cannot be read: set portolan.issuer.key-files", e);
        }
    }

    /// Written beside and moved, so that a killed start leaves no half of a key.
    private static void make(Path file) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(SMALLEST_BITS);
            var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            Files.createDirectories(file.toAbsolutePath().getParent());
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".pem", owner);
            Files.writeString(draft, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a token signing key cannot be made at " + file, e);
        }
    }
}
