package dev.portolan.plugins.packages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/// Ed25519 signatures of publishers over the file list of a package.
public final class PackageSignature {
    private static final String ALGORITHM = "Ed25519";

    private PackageSignature() {}

    /// Adds the signature of the publisher.
    ///
    /// @throws IllegalArgumentException when the key is not of Ed25519
    public static PackageFiles sign(PackageFiles files, PrivateKey publisher) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(publisher);
            signature.update(files.listing().getBytes(StandardCharsets.UTF_8));
            return files.signed(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether the package carries a good signature by this key.
    public static boolean verify(PackageFiles files, PublicKey publisher) {
        var written = files.signature();
        if (written.isEmpty()) {
            return false;
        }
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publisher);
            signature.update(files.listing().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(written.get()));
        } catch (SignatureException | InvalidKeyException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
