package dev.portolan.tenants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/// The test run's key under both its names, so that the kernel takes the testkit's tokens and the service's own.
final class TestKeys {
    private TestKeys() {}

    static String published() throws IOException {
        try {
            var pem = Files.readString(Path.of(System.getProperty("portolan.test.key-file")));
            var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            var factory = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var open = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            var testkit = new RsaJsonWebKey(open);
            testkit.setKeyId("test");
            var service = new RsaJsonWebKey(open);
            service.setKeyId(service.calculateBase64urlEncodedThumbprint("SHA-256"));
            return new JsonWebKeySet(testkit, service).toJson();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
