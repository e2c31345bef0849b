package dev.portolan.plugins.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.PluginPackage.Result.Refused;
import dev.portolan.plugins.schema.Finding;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginPackageTest {
    private static List<Finding> findings(byte[] zip) {
        return ((Refused) PluginPackage.ofZip(zip)).findings();
    }

    @Test
    void soundPackageIsRead() {
        var content = Sample.accepted(Sample.zip(Sample.files()));
        assertThat(content.files().text("plugin.js")).contains("export function card() {}");
        assertThat(content.readme()).contains("# Code quality");
        assertThat(content.changelog()).contains("## 1.4.0");
        assertThat(content.icon()).get().asString().startsWith("<svg");
        assertThat(content.schema().secrets()).hasSize(1);
        assertThat(content.functions()).containsExactly("card", "erase", "migrate", "projects", "test", "widget");
    }

    @Test
    void digestIsOfTheListingWhateverThePacking(@TempDir Path folder) throws Exception {
        var packed = Sample.accepted(Sample.zip(Sample.files()));
        for (var file : Sample.files().entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        var read = ((PluginPackage.Result.Accepted) PluginPackage.ofFolder(folder)).content();
        assertThat(read.digest()).isEqualTo(packed.digest()).matches("[0-9a-f]{64}");
        assertThat(read.files().zip()).isEqualTo(packed.files().zip());
        assertThat(Sample.accepted(read.files().zip()).digest()).isEqualTo(packed.digest());
        assertThat(packed.files().listing().lines().toList())
                .hasSize(8)
                .first()
                .asString()
                .matches("[0-9a-f]{64} CHANGELOG\\.md");
    }

    @Test
    void signatureHoldsForTheseFilesAndThisKeyOnly() throws Exception {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        var publisher = generator.generateKeyPair();
        var content = Sample.accepted(Sample.zip(Sample.files()));
        var signed = PackageSignature.sign(content.files(), publisher.getPrivate());
        assertThat(signed.digest()).isEqualTo(content.digest());
        assertThat(PackageSignature.verify(signed, publisher.getPublic())).isTrue();
        assertThat(PackageSignature.verify(Sample.accepted(signed.zip()).files(), publisher.getPublic()))
                .isTrue();
        assertThat(PackageSignature.verify(signed, generator.generateKeyPair().getPublic()))
                .isFalse();
        assertThat(PackageSignature.verify(content.files(), publisher.getPublic()))
                .isFalse();
        assertThat(PackageSignature.verify(content.files().signed("not base64!"), publisher.getPublic()))
                .isFalse();
        var other =
                Sample.accepted(Sample.zip(Sample.with("README.md", "# Other"))).files();
        assertThat(PackageSignature.verify(other.signed(signed.signature().orElseThrow()), publisher.getPublic()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/etc/passwd",
                "a/../../b",
                "a\\b",
                "C:/x",
                "./a",
                "a//b",
                ".hidden",
                "a/.git/x",
                "a\u0000b",
                "a b",
                "ü.md",
                "PLUGIN.YAML",
                "a/"
            })
    void badNamesAreRefused(String path) {
        if (path.equals("a/")) {
            assertThat(PluginPackage.ofZip(Sample.zip(Sample.with(path, ""))))
                    .isInstanceOf(PluginPackage.Result.Accepted.class);
        } else {
            assertThat(findings(Sample.zip(Sample.with(path, "x"))))
                    .extracting(Finding::path)
                    .contains(path);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plugin.js          | ~~                                              | plugin.js
            config.schema.json | {                                               | config.schema.json
            config.schema.json | {'type':'object','properties':{'token':{'type':'string'}}} | config.schema.json#/properties/token/x-secret
            config.schema.json | {'type':'object','properties':{'host':{'type':'string'},'token':{'type':'string','x-secret':{'for':'https://evil.test'}}}} | config.schema.json#/token
            config.schema.json | {'type':'object'}                               | plugin.yaml#/permissions/2
            plugin.yaml        | id: x                                           | plugin.yaml#/publisher
            i18n/de.json       | nothing                                         | i18n/de.json
            views/help.yaml    | block: text                                     | views/help.yaml#/markdown
            icon.svg           | <svg><script>alert(1)</script></svg>            | icon.svg
            icon.svg           | <svg onload='alert(1)'/>                        | icon.svg
            icon.svg           | <svg><use href='https://evil.test/a.svg#b'/></svg> | icon.svg
            icon.svg           | <!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg> | icon.svg
            icon.svg           | <svg><path style='x'/></svg>                    | icon.svg
            icon.svg           | <svg>                                           | icon.svg
            """)
    void spoiltFilesAreFound(String file, String content, String path) {
        var files = Sample.with(file, file.endsWith("json") ? content.replace('\'', '"') : content);
        if (content.isEmpty()) {
            files.remove(file);
        }
        assertThat(findings(Sample.zip(files))).extracting(Finding::path).contains(path);
    }

    @Test
    void bombsAreDefused() throws Exception {
        assertThat(findings(bomb(30, 1 << 20))).extracting(Finding::message).contains("The package is too large.");
        assertThat(findings(bomb(1, 9 << 20))).extracting(Finding::message).contains("The package is too large.");
        assertThat(findings(bomb(501, 0))).extracting(Finding::message).contains("The package has too many files.");
        assertThat(findings(bomb(1, 4 << 20)))
                .extracting(Finding::message)
                .contains("The file is packed suspiciously well.");
    }

    private static byte[] bomb(int files, int size) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("file" + i));
                zip.write(new byte[size]);
            }
            if (size != 4 << 20) {
                zip.setLevel(0);
                zip.putNextEntry(new ZipEntry("ballast"));
                zip.write(new byte[400_000]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void linksAreRefused(@TempDir Path folder) throws Exception {
        var zip = Sample.zip(Map.of("link", "/etc/passwd"));
        var directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 38, 0xa1ff0000);
        assertThat(findings(zip)).extracting(Finding::message).contains("A package cannot hold links.");
        Files.createSymbolicLink(folder.resolve("plugin.yaml"), Path.of("/etc/hostname"));
        var refused = (Refused) PluginPackage.ofFolder(folder);
        assertThat(refused.findings()).extracting(Finding::message).contains("A package cannot hold links.");
    }

    @Test
    void directoryThatLiesIsRefused() {
        var zip = Sample.zip(Sample.files());
        var text = new String(zip, StandardCharsets.ISO_8859_1);
        var at = text.lastIndexOf("plugin.js");
        zip[at] = 'P';
        assertThat(findings(zip))
                .extracting(Finding::message)
                .contains("The zip's directory does not name the files that it holds.");
    }

    @Test
    void randomBytesNeverThrow() {
        var random = new Random(5);
        var sound = Sample.zip(Sample.files());
        for (var i = 0; i < 3_000; i++) {
            var bytes = sound.clone();
            for (var n = random.nextInt(8); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (i % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            assertThat(PluginPackage.ofZip(bytes)).isNotNull();
        }
        assertThat(findings(new byte[0])).extracting(Finding::message).contains("This is no zip.");
    }
}
