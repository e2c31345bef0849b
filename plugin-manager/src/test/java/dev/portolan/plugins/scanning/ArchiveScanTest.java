package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveScanTest {
    private static final byte[] TEXT = {'x'};

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ../evil.js             | path-traversal
            a/../../evil.js        | path-traversal
            a/..                   | path-traversal
            ..\\evil.js            | path-traversal
            a\\..\\..\\evil.js     | path-traversal
            /etc/passwd            | absolute-path
            \\\\server\\share      | absolute-path
            C:/windows/evil        | absolute-path
            c:evil                 | absolute-path
            .git/hooks/post-commit | odd-name
            a/.env                 | odd-name
            "a b"                  | odd-name
            ./a                    | odd-name
            a//b                   | odd-name
            plug\u0131n.js         | odd-name
            \u202egnp.js           | odd-name
            aux.js                 | odd-name
            a/NUL                  | odd-name
            com1/x.txt             | odd-name
            trailing.              | odd-name
            """)
    void namesThatLeadElsewhereAreErrors(String name, String rule) {
        assertThat(PackageScan.archive(Zips.of(name, TEXT)))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(finding -> finding.rule().toString())
                .containsOnly(rule);
    }

    @ParameterizedTest
    @CsvSource({"plugin.js", "views/a.yaml", "screenshots/01-a.png", "i18n/de-AT.json", "lib/consent.js", "a@2x.png"})
    void usualNamesAreSilent(String name) {
        assertThat(PackageScan.archive(Zips.of(name, TEXT))).isEmpty();
    }

    @Test
    void aLongNameIsOdd() {
        assertThat(rules(Zips.of("a/".repeat(100) + "b", TEXT))).containsExactly(Rule.ODD_NAME);
    }

    @Test
    void namesThatDifferByCaseAreDuplicates() {
        assertThat(rules(Zips.of(new String[] {"plugin.js", "Plugin.JS"}, TEXT)))
                .containsExactly(Rule.DUPLICATE_NAME);
    }

    static Stream<Arguments> modes() {
        return Stream.of(
                Arguments.of("link", 0xa1ff, true),
                Arguments.of("device", 0x61a4, true),
                Arguments.of("pipe", 0x11a4, true),
                Arguments.of("file", 0x81a4, false),
                Arguments.of("none", 0, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modes")
    void linksAndDevicesAreErrors(String name, int mode, boolean found) {
        var rules = rules(Zips.withMode(Zips.of("plugin.js", TEXT), mode));
        assertThat(rules).isEqualTo(found ? List.of(Rule.SYMLINK) : List.of());
    }

    static Stream<Arguments> archives() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(TEXT);
        }
        var tar = new byte[600];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        return Stream.of(
                Arguments.of("lib.jar", Zips.of("a", TEXT)),
                Arguments.of("readme.txt", gzip.toByteArray()),
                Arguments.of("data", tar),
                Arguments.of("x.7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0}),
                Arguments.of("x.rar", new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 0}),
                Arguments.of("x.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}),
                Arguments.of("x.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void archivesWithinAreErrorsWhateverTheirName(String name, byte[] content) {
        assertThat(rules(Zips.of(name, content))).containsExactly(Rule.NESTED_ARCHIVE);
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("packed too well", Zips.of("zeros", new byte[4 << 20]), Rule.ARCHIVE_BOMB),
                Arguments.of(
                        "too many",
                        Zips.of(IntStream.range(0, 501).mapToObj(i -> "f" + i).toArray(String[]::new), new byte[0]),
                        Rule.ARCHIVE_BOMB),
                Arguments.of("a large file", Zips.of("noise", Zips.noise((8 << 20) + 1)), Rule.SIZE),
                Arguments.of(
                        "large in all", Zips.of(new String[] {"a", "b", "c", "d"}, Zips.noise(6 << 20)), Rule.SIZE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void bombsAreDefused(String name, byte[] zip, Rule rule) {
        assertThat(rules(zip)).containsExactly(rule);
    }

    @Test
    void aTextThatPacksWellIsNoBomb() {
        assertThat(rules(Zips.of("a.txt", "the same line again\n".repeat(2_000).getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    static Stream<Arguments> broken() {
        var cut = Zips.of("plugin.js", Zips.noise(1_000));
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("no zip", Zips.noise(100)),
                Arguments.of("cut", Arrays.copyOf(cut, 500)),
                Arguments.of("encrypted", Zips.encrypted(Zips.of("plugin.js", TEXT))),
                Arguments.of("hidden from the directory", Zips.renamedInDirectory(Zips.of("plugin.js", TEXT), 'q')));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsNoSoundZipIsAnError(String name, byte[] zip) {
        assertThat(rules(zip)).contains(Rule.ARCHIVE);
    }

    @Test
    void randomBytesNeverThrow() {
        var random = new Random(3);
        var sound = Zips.of(new String[] {"plugin.yaml", "plugin.js", "README.md"}, Zips.noise(400));
        for (var i = 0; i < 3_000; i++) {
            var bytes = sound.clone();
            for (var n = random.nextInt(8); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(PackageScan.archive(bytes)).isNotNull();
        }
    }

    @Test
    void oneKindOfFindingCrowdsOutNoOther() {
        var names = IntStream.range(0, 200).mapToObj(i -> "a " + i).toArray(String[]::new);
        names[199] = "../evil";
        Map<Rule, Integer> counts = new HashMap<>();
        PackageScan.archive(Zips.of(names, TEXT)).forEach(f -> counts.merge(f.rule(), 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of(Rule.ODD_NAME, 20, Rule.PATH_TRAVERSAL, 1));
    }

    private static List<Rule> rules(byte[] zip) {
        return PackageScan.archive(zip).stream().map(ScanFinding::rule).toList();
    }
}
