package dev.portolan.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;

/// A publisher with a key of its own, sending signed packages over HTTP.
///
/// @param token of the publisher
record PluginAuthor(Stack stack, String id, String token, KeyPair key) {
    private static final int PLUGINS = 8083;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// Has staff add one whom nobody reviews.
    static PluginAuthor of(Stack stack, String id) {
        var staff = new Api(stack.url(PLUGINS), stack.token("operator@portolan.test", null));
        var added = staff.post(
                "/api/operator/plugins/publishers",
                json(Map.of("id", id, "name", "Publisher " + id, "reviewed", false)));
        expect(201, added);
        var made = staff.post("/api/operator/plugins/publishers/" + id + "/tokens", "{\"name\": \"build\"}");
        expect(201, made);
        return of(stack, id, made.json().path("token").asText());
    }

    /// One that is there already, with a token that it was handed; its new key is proven.
    static PluginAuthor of(Stack stack, String id, String token) {
        var author = new PluginAuthor(stack, id, token, pair());
        author.prove();
        return author;
    }

    /// Sends a package. Whether it is taken is known a little later.
    void send(Map<String, String> files) {
        var _ = submit(files);
    }

    /// Sends a package, and tells how it stands when the answer comes.
    JsonNode submit(Map<String, String> files) {
        var request = HttpRequest.newBuilder(URI.create(stack.url(PLUGINS) + "/api/marketplace/releases"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(signed(files)))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            var submission = new Api.Answer(answer.statusCode(), answer.body());
            expect(202, submission);
            return submission.json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitPublished(String plugin, String version) {
        var path = "/api/marketplace/releases/" + id + "/" + plugin + "/" + version;
        Awaitility.await(plugin + " " + version + " is published")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> new Api(stack.url(PLUGINS), token)
                                .get(path)
                                .json()
                                .path("state")
                                .asText(),
                        state -> state.equals("published"));
    }

    private void prove() {
        var api = new Api(stack.url(PLUGINS), token);
        var path = "/api/marketplace/publishers/" + id + "/key";
        var publicKey = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
        var proposed = api.post(path, json(Map.of("publicKey", publicKey)));
        expect(200, proposed);
        var challenge = proposed.json().path("challenge").asText().getBytes(StandardCharsets.UTF_8);
        expect(200, api.post(path + "/verification", json(Map.of("signature", sign(challenge)))));
    }

    private byte[] signed(Map<String, String> files) {
        var listing = new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> sha256(bytes(file.getValue())) + " " + file.getKey() + "\n")
                        .collect(Collectors.joining());
        var all = new TreeMap<>(files);
        all.put("SIGNATURE", sign(bytes(listing)));
        var content = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(content)) {
            for (var file : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    private String sign(byte[] content) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " instead of " + status + ": " + answer.body());
        }
    }
}
