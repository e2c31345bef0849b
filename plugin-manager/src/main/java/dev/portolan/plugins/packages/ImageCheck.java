package dev.portolan.plugins.packages;

import dev.portolan.plugins.schema.Findings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Checks that screenshots are pictures from their first byte to their last: PNG (ISO/IEC 15948 §5) or WebP (RFC 9649),
/// of a size that can be shown, with nothing behind them.
final class ImageCheck {
    static final String FOLDER = "screenshots/";

    private static final Pattern SCREENSHOT = Pattern.compile("screenshots/[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.(png|webp)");
    private static final int MOST = 12;
    private static final int LARGEST = 2 << 20;
    private static final int LONGEST_SIDE = 4_096;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String EXPECTED = "a picture of at most 4096 x 4096 pixels and 2 MiB";

    private final Findings findings;

    ImageCheck(Findings findings) {
        this.findings = findings;
    }

    static boolean isScreenshot(String path) {
        return SCREENSHOT.matcher(path).matches();
    }

    void check(PackageFiles files) {
        var pictures =
                files.paths().stream().filter(path -> path.startsWith(FOLDER)).toList();
        if (pictures.size() > MOST) {
            findings.add(FOLDER, pictures.size() + " files", "at most " + MOST, "There are too many screenshots.");
            return;
        }
        for (var path : pictures) {
            if (!isScreenshot(path)) {
                findings.add(path, path, "a file *.png or *.webp", "This is no name of a screenshot.");
            } else if (files.size(path) > LARGEST) {
                findings.add(path, "%,d KiB".formatted(files.size(path) >> 10), EXPECTED, "The picture is too large.");
            } else {
                check(path, files.bytes(path).orElseThrow(() -> new IllegalStateException("a file went away")));
            }
        }
    }

    private void check(String path, byte[] bytes) {
        var sound = path.endsWith(".png") ? isPng(bytes) : isWebp(bytes);
        if (!sound) {
            findings.add(
                    path,
                    "other bytes",
                    EXPECTED + (path.endsWith(".png") ? ", PNG" : ", WebP") + ", and nothing behind it",
                    "The file is no such picture.");
        }
    }

    private static boolean isPng(byte[] bytes) {
        var png = ByteBuffer.wrap(bytes);
        if (bytes.length < PNG.length || ByteBuffer.wrap(PNG).mismatch(png.slice(0, PNG.length)) >= 0) {
            return false;
        }
        png.position(PNG.length);
        for (var first = true; png.remaining() >= 12; first = false) {
            var length = png.getInt();
            if (length < 0 || length > png.remaining() - 8) {
                return false;
            }
            var crc = new CRC32();
            crc.update(png.slice(png.position(), length + 4));
            var type = new String(bytes, png.position(), 4, StandardCharsets.ISO_8859_1);
            var content = png.position() + 4;
            png.position(content + length);
            if (png.getInt() != (int) crc.getValue() || first != type.equals("IHDR")) {
                return false;
            }
            if (first && !(length == 13 && fits(png.getInt(content), png.getInt(content + 4)))) {
                return false;
            }
            if (type.equals("IEND")) {
                return length == 0 && !png.hasRemaining();
            }
        }
        return false;
    }

    private static boolean isWebp(byte[] bytes) {
        if (bytes.length < 30
                || !text(bytes, 0).equals("RIFF")
                || !text(bytes, 8).equals("WEBP")) {
            return false;
        }
        var webp = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (webp.getInt(4) != bytes.length - 8) {
            return false;
        }
        return switch (text(bytes, 12)) {
            case "VP8 " -> fits(webp.getShort(26) & 0x3fff, webp.getShort(28) & 0x3fff);
            case "VP8L" -> fits((webp.getInt(21) & 0x3fff) + 1, (webp.getInt(21) >>> 14 & 0x3fff) + 1);
            case "VP8X" -> fits((webp.getInt(24) & 0xffffff) + 1, (webp.getInt(26) >>> 8) + 1);
            default -> false;
        };
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static boolean fits(int width, int height) {
        return width > 0 && width <= LONGEST_SIDE && height > 0 && height <= LONGEST_SIDE;
    }
}
