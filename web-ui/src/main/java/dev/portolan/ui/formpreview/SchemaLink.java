package dev.portolan.ui.formpreview;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A schema as part of an address, so that a link opens it.
final class SchemaLink {
    /// As much as every browser and proxy lets through.
    private static final int LONGEST_LINK = 4_000;

    private static final int LONGEST_TEXT = 100_000;

    private SchemaLink() {}

    /// @return empty when it is too long for an address
    static Optional<String> write(String text) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            deflater.end();
        }
        var link = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        return link.length() > LONGEST_LINK ? Optional.empty() : Optional.of(link);
    }

    /// @return empty for what is no schema of ours, or grows beyond 100,000 bytes
    static Optional<String> read(String link) {
        if (link.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(link)), inflater)) {
            var bytes = in.readNBytes(LONGEST_TEXT + 1);
            return bytes.length > LONGEST_TEXT
                    ? Optional.empty()
                    : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
