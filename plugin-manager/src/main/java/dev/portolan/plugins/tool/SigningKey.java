package dev.portolan.plugins.tool;

import dev.portolan.plugins.publishers.Ed25519;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/// The Ed25519 key that a publisher signs releases with, in a file as `openssl genpkey -algorithm ed25519` writes it.
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /// Makes a key, and its file.
    static SigningKey make(Path file) {
        try {
            var made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(made.getPrivate().getEncoded());
            new OwnFile(file).write(BEGIN + "\n" + lines + "\n" + END + "\n");
            return new SigningKey(made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// @throws IllegalArgumentException when the file holds no such key
    static SigningKey read(Path file) {
        var text = new OwnFile(file).read();
        var from = text.indexOf(BEGIN);
        var to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(file + " holds no private key in PEM.");
        }
        var base64 = text.substring(from + BEGIN.length(), to).lines().collect(Collectors.joining());
        try {
            var key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new SigningKey(new KeyPair(publicKey((EdECPrivateKey) key), key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no key of " + ALGORITHM + ".", e);
        }
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /// X.509, base64.
    String publicKey() {
        return Ed25519.write(pair.getPublic());
    }

    String fingerprint() {
        return Ed25519.fingerprint(pair.getPublic());
    }

    /// The base64 signature over a text.
    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The JDK has no way from the private key to the public one but to make the pair again from the same seed.
    private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
        var seed = key.getBytes().orElseThrow(() -> new IllegalArgumentException("a key without its bytes"));
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
        return generator.generateKeyPair().getPublic();
    }

    private static final class Seeded extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
