package dev.portolan.plugins.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.schema.Findings;
import dev.portolan.plugins.world.Pictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageCheckTest {
    static Stream<Arguments> pictures() {
        var png = Pictures.png(8, 8);
        var behind = Arrays.copyOf(png, png.length + 9);
        System.arraycopy("<script>a".getBytes(StandardCharsets.UTF_8), 0, behind, png.length, 9);
        var broken = png.clone();
        broken[20] ^= 1;
        var riff = Pictures.webp(8, 8);
        return Stream.of(
                Arguments.of("a.png", png, true),
                Arguments.of("wide.png", Pictures.png(4097, 1), false),
                Arguments.of("html.png", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), false),
                Arguments.of("behind.png", behind, false),
                Arguments.of("broken.png", broken, false),
                Arguments.of("cut.png", Arrays.copyOf(png, png.length - 4), false),
                Arguments.of("empty.png", new byte[0], false),
                Arguments.of("a.webp", riff, true),
                Arguments.of("large.webp", Pictures.webp(5000, 8), false),
                Arguments.of("png.webp", png, false),
                Arguments.of("longer.webp", Arrays.copyOf(riff, riff.length + 1), false),
                Arguments.of("a.svg", "<svg/>".getBytes(StandardCharsets.UTF_8), false),
                Arguments.of("a.html", "<b>".getBytes(StandardCharsets.UTF_8), false),
                Arguments.of("sub/a.png", png, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void screenshotsArePictures(String name, byte[] bytes, boolean sound) {
        assertThat(findings(Map.of("screenshots/" + name, bytes)))
                .extracting(Finding::path)
                .isEqualTo(sound ? List.of() : List.of("screenshots/" + name));
    }

    @Test
    void thereAreNotTooMany() {
        var files = new HashMap<String, byte[]>();
        IntStream.range(0, 13).forEach(i -> files.put("screenshots/" + i + ".png", Pictures.png(1, 1)));
        assertThat(findings(files)).extracting(Finding::message).containsExactly("There are too many screenshots.");
    }

    @Test
    void randomBytesNeverThrow() {
        var random = new Random(11);
        var sound = List.of(Pictures.png(8, 8), Pictures.webp(8, 8));
        for (var i = 0; i < 3_000; i++) {
            var bytes = sound.get(i % 2).clone();
            for (var n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            bytes = i % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            assertThat(findings(Map.of("screenshots/" + (i % 2 == 0 ? "a.png" : "a.webp"), bytes)))
                    .isNotNull();
        }
    }

    private static List<Finding> findings(Map<String, byte[]> files) {
        var findings = new Findings();
        new ImageCheck(findings).check(new PackageFiles(files));
        return findings.list();
    }
}
