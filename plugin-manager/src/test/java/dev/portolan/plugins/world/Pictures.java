package dev.portolan.plugins.world;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Makes pictures that are in order.
public final class Pictures {
    private Pictures() {}

    /// Black.
    public static byte[] png(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .array());
        var deflater = new Deflater();
        deflater.setInput(new byte[(width + 1) * height]);
        deflater.finish();
        var packed = new byte[(width + 1) * height + 64];
        var size = deflater.deflate(packed);
        deflater.end();
        chunk(out, "IDAT", Arrays.copyOf(packed, size));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Only the head of a lossless one; no decoder is asked.
    public static byte[] webp(int width, int height) {
        var body = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        body.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32);
        body.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(20).put((byte) 0x2f);
        body.putInt(width - 1 | height - 1 << 14);
        return body.array();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
