package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.publishers.PublisherService;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A publisher with a key of its own, `testers`, who sends packages in the ordinary way.
@ApplicationScoped
@Unremovable
public class TestPublisher {
    private final PublishingService publishing;
    private final PublisherService publishers;
    private final KeyPair key = generate();

    TestPublisher(PublishingService publishing, PublisherService publishers) {
        this.publishing = publishing;
        this.publishers = publishers;
    }

    /// Publishes a package, or finds it published, and returns its digest.
    @ActivateRequestContext
    public String publish(Map<String, String> files) {
        return switch (send("testers", files, key)) {
            case Publication.Done(var release) -> release.digest();
            case Publication.Unchanged(var release) -> release.digest();
            case Publication.Refused(var findings) -> throw new IllegalStateException(findings.toString());
        };
    }

    @ActivateRequestContext
    Publication send(String publisher, Map<String, String> files, KeyPair with) {
        publishers.enrol("testers", "Testers", key.getPublic());
        return switch (PluginPackage.ofZip(zip(files))) {
            case PluginPackage.Result.Refused(var findings) -> throw new IllegalStateException(findings.toString());
            case PluginPackage.Result.Accepted(var content) ->
                publishing.publish(
                        publisher,
                        PackageSignature.sign(content.files(), with.getPrivate())
                                .zip());
        };
    }

    KeyPair key() {
        return key;
    }

    static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
