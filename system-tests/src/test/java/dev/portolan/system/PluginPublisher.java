package dev.portolan.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Publishes plugins over the public calls, as docs/marketplace.md tells a publisher to.
final class PluginPublisher {
    private final Stack stack;
    private final String token;
    private final KeyPair keys;

    /// Proves a new key first.
    ///
    /// @param token of the publisher, as staff hand it over
    PluginPublisher(Stack stack, String id, String token) {
        this.stack = stack;
        this.token = token;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        var address = "/api/marketplace/publishers/" + id + "/key";
        var key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        var challenge = ok(api().post(address, "{\"publicKey\": \"" + key + "\"}"))
                .path("challenge")
                .asText();
        ok(api().post(address + "/verification", "{\"signature\": \"" + sign(challenge) + "\"}"));
    }

    /// Hands a package in.
    ///
    /// @return the submission
    JsonNode publish(Map<String, String> files) {
        var all = new TreeMap<>(files);
        var listing = new StringBuilder();
        all.forEach((path, text) ->
                listing.append(sha256(text)).append(' ').append(path).append('\n'));
        all.put("SIGNATURE", sign(listing.toString()));
        try {
            var request = HttpRequest.newBuilder(URI.create(stack.url(8083) + "/api/marketplace/releases"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/zip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(zip(all)))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return ok(new Api.Answer(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException("the marketplace does not answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Api api() {
        return new Api(stack.url(8083), token);
    }

    private static JsonNode ok(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    private String sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
