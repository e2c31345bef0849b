package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {
    // Taken apart, so that no scanner takes this file for a leak.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            private key     | -----BEG|IN RSA PRIVATE KEY-----
            private key     | -----BEG|IN OPENSSH PRIVATE KEY-----
            private key     | -----BEG|IN PRIVATE KEY-----
            private key     | -----BEG|IN PGP PRIVATE KEY BLOCK-----
            aws key         | const k = 'AKIA|QRSTUVWX23456789'
            github token    | ghp|_abcdefghijklmnopqrstuvwxyz0123456789
            github fine     | github|_pat_11ABCDEFG0abcdefghijklmnopqrstuvwxyz0123456789AB
            gitlab          | glpat|-abcdefghij0123456789
            slack           | xoxb|-123456789012-abcdefghijkl
            slack webhook   | https://hooks.slack|.com/services/T0001/B0001/abcdefghijklmnopqrstuvwx
            google          | AIza|SyA1234567890abcdefghijklmnopqrstuv
            stripe          | sk_|live_abcdefghijklmnopqrstuvwx
            npm             | npm|_abcdefghijklmnopqrstuvwxyz0123456789
            digitalocean    | dop|_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            json web token  | eyJ|hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N
            azure           | AccountKey|=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ01==
            portolan        | ptl|_0123456789abcdefghijABCDEFGHIJ012345
            publisher       | ptp|_0123456789abcdefghijABCDEFGHIJ012345
            """)
    void knownShapesAreErrors(String name, String beginning, String end) {
        var secret = beginning + end;
        var findings = findings("lib/config.js", "// first\n" + secret + "\n");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.SECRET);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.path()).isEqualTo("lib/config.js");
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.found().length()).isLessThan(30);
            assertThat(secret).doesNotContain(finding.found());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const apiToken = 'q8Zk3vX9pL2mN7bR4tYw';",
                "\"client_secret\": \"f3A9kLm27QxZ81bVnT5c\"",
                "PASSWORD=h7Gt2Kq9Zx4Lm8Vb3Nc",
                "api-key: Zx81QmN4bV7cT2kLp9Rw",
                "url = 'https://root:hunter22@db.internal.net/x'"
            })
    void whatMayBeASecretIsAWarning(String line) {
        assertThat(findings("lib/config.js", line)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.LIKELY_SECRET);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const token = config.token;",
                "auth: 'config.token'",
                "Set `token` to the token of your account.",
                "token: your-token-goes-here-1",
                "const apiKey = process.env.API_KEY_FROM_ENV1",
                "\"secret\": \"xxxxxxxxxxxxxxxxxxxxxxxx1\"",
                "\"token\": {\"type\": \"string\", \"x-secret\": {\"for\": \"https://{config.host}\"}}",
                "password = 'aaaaaaaaaaaaaaaaaaaaaaaa1'",
                "-----BEGIN PUBLIC KEY-----",
                "https://{config.user}:{config.password}@example.com",
                "https://user@example.com:8080/path",
                "const keyboard = 'qwertyuiopasdfghjkl'",
                "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
            })
    void whatIsNoSecretIsSilent(String line) {
        assertThat(findings("lib/config.js", line)).isEmpty();
    }

    @Test
    void secretsAreFoundInFilesThatAreNoText() {
        var files = Packages.files();
        var content = "AKIA".concat("QRSTUVWX23456789").getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new byte[content.length + 6];
        bytes[0] = (byte) 0xff;
        bytes[1] = ' ';
        System.arraycopy(content, 0, bytes, 2, content.length);
        files.put("data.bin", bytes);
        assertThat(PackageScan.content(Packages.of(files), null, List.of()).findings())
                .extracting(ScanFinding::rule)
                .contains(Rule.SECRET);
    }

    @Test
    void aLongLineOfCodeTakesNoLongTime() {
        var line = IntStream.range(0, 10_000)
                .mapToObj(i -> "function token" + i * 7919 + "(a,b){return a.key+b.secret;}")
                .collect(Collectors.joining());
        assertThat(findings("lib/bundle.js", line)).isEmpty();
    }

    private static List<ScanFinding> findings(String path, String content) {
        return PackageScan.content(Packages.with(path, content), null, List.of()).findings().stream()
                .filter(finding -> finding.rule() != Rule.CAPABILITIES)
                .toList();
    }
}
