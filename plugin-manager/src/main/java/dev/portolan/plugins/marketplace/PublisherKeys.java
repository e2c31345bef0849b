package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.publishers.Ed25519;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The key pair of the product's own publisher, from the configuration or, on a developer's machine, from files
/// that are made when they are absent.
@ApplicationScoped
class PublisherKeys {
    private static final String ALGORITHM = "Ed25519";

    private final MarketplaceConfig config;

    PublisherKeys(MarketplaceConfig config) {
        this.config = config;
    }

    /// @throws IllegalStateException when there is none and none may be made
    KeyPair firstParty() {
        if (config.privateKey().isPresent() && config.publicKey().isPresent()) {
            return pair(config.privateKey().get(), config.publicKey().get());
        }
        var folder = config.keys()
                .orElseThrow(() -> new IllegalStateException(
                        "set portolan.marketplace.private-key and portolan.marketplace.public-key"));
        try {
            return kept(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair kept(Path folder) throws IOException {
        var privateFile = folder.resolve("publisher-portolan.key");
        var publicFile = folder.resolve("publisher-portolan.pub");
        if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
            Files.createDirectories(folder);
            var made = generate();
            write(privateFile, made.getPrivate().getEncoded());
            write(publicFile, made.getPublic().getEncoded());
        }
        return pair(Files.readString(privateFile), Files.readString(publicFile));
    }

    private static void write(Path file, byte[] key) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static KeyPair pair(String privateKey, String publicKey) {
        try {
            var secret = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(privateKey));
            return new KeyPair(
                    open(publicKey), KeyFactory.getInstance(ALGORITHM).generatePrivate(secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the publisher's private key is no PKCS#8 of " + ALGORITHM, e);
        }
    }

    private static PublicKey open(String publicKey) {
        return Ed25519.parse(publicKey)
                .orElseThrow(() -> new IllegalStateException("the publisher's public key is no X.509 of " + ALGORITHM));
    }
}
