package dev.portolan.plugins.scanning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes zips, also such as no honest tool makes.
final class Zips {
    private static final int ENTRY = 0x02014b50;

    private Zips() {}

    static byte[] of(String name, byte[] content) {
        return of(new String[] {name}, content);
    }

    static byte[] of(String[] names, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The first entry with these bits of Unix, as for a link: `0xa1ff`.
    static byte[] withMode(byte[] zip, int mode) {
        directory(zip).putShort(first(zip) + 40, (short) mode);
        return zip;
    }

    static byte[] encrypted(byte[] zip) {
        var at = first(zip) + 8;
        directory(zip).putShort(at, (short) (directory(zip).getShort(at) | 1));
        return zip;
    }

    /// The directory names something else than the entry itself.
    static byte[] renamedInDirectory(byte[] zip, char firstLetter) {
        zip[first(zip) + 46] = (byte) firstLetter;
        return zip;
    }

    /// Random, so that it does not pack well.
    static byte[] noise(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static ByteBuffer directory(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int first(byte[] zip) {
        var bytes = directory(zip);
        for (var at = 0; at < zip.length - 4; at++) {
            if (bytes.getInt(at) == ENTRY) {
                return at;
            }
        }
        throw new IllegalArgumentException("no directory");
    }
}
