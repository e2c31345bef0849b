package dev.portolan.plugins.world;

import static io.restassured.RestAssured.given;

import dev.portolan.testkit.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A publisher who does everything over HTTP: has been added by staff, has a token and a verified key, and sends signed
/// packages.
///
/// @param token of the publisher
public record Author(String id, String token, KeyPair key) {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: %s
            version: %s
            title: %s
            summary: Shows a text that never changes.
            categories: [%s]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: []
            extensions:
              - {point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}
            """;
    private static final String CODE =
            "export async function widget() { return {block: 'text', markdown: 'hello'}; }\n";

    /// Adds a publisher with all that it needs.
    public static Author of(String id, boolean reviewed) {
        var author = unverified(id, reviewed);
        author.prove(author.key());
        return author;
    }

    /// Adds a publisher whose key nobody knows.
    public static Author unverified(String id, boolean reviewed) {
        staff("operator")
                .contentType("application/json")
                .body(Map.of("id", id, "name", "Name of " + id, "reviewed", reviewed))
                .post("/api/operator/plugins/publishers")
                .then()
                .statusCode(201);
        return new Author(id, newToken(id), keyPair());
    }

    public static String newToken(String publisher) {
        return staff("operator")
                .contentType("application/json")
                .body("{\"name\": \"build\"}")
                .post("/api/operator/plugins/publishers/" + publisher + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    public static RequestSpecification staff(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role));
    }

    public RequestSpecification signedIn() {
        return given().header("Authorization", "Bearer " + token);
    }

    /// Has a key verified, and answers its fingerprint.
    public String prove(KeyPair pair) {
        String challenge = propose(pair).statusCode(200).extract().path("challenge");
        return signedIn()
                .contentType("application/json")
                .body(Map.of("signature", sign(challenge.getBytes(StandardCharsets.UTF_8), pair)))
                .post("/api/marketplace/publishers/" + id + "/key/verification")
                .then()
                .statusCode(200)
                .extract()
                .path("fingerprint");
    }

    public ValidatableResponse propose(KeyPair pair) {
        var publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        return signedIn()
                .contentType("application/json")
                .body(Map.of("publicKey", publicKey))
                .post("/api/marketplace/publishers/" + id + "/key")
                .then();
    }

    /// A package that gives no cause for anything.
    public Map<String, byte[]> files(String plugin, String version) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("plugin.yaml", bytes(MANIFEST.formatted(plugin, id, version, "Title of " + id + " " + plugin, id)));
        files.put("plugin.js", bytes(CODE));
        files.put("README.md", bytes("# A plugin\n"));
        files.put("CHANGELOG.md", bytes("## " + version + "\n"));
        return files;
    }

    /// Signs a package and sends it.
    public ValidatableResponse send(Map<String, byte[]> files) {
        return sendZip(signed(files, key));
    }

    public ValidatableResponse sendZip(byte[] zip) {
        return signedIn()
                .contentType("application/zip")
                .body(zip)
                .post("/api/marketplace/releases")
                .then();
    }

    /// The newest submission of a version.
    public ValidatableResponse submission(String plugin, String version) {
        return signedIn()
                .get("/api/marketplace/releases/" + id + "/" + plugin + "/" + version)
                .then();
    }

    public static byte[] signed(Map<String, byte[]> files, KeyPair key) {
        var listing = new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> sha256(file.getValue()) + " " + file.getKey() + "\n")
                        .collect(Collectors.joining());
        var all = new LinkedHashMap<>(files);
        all.put("SIGNATURE", bytes(sign(bytes(listing), key)));
        return zip(all);
    }

    public static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(byte[] text, KeyPair key) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
