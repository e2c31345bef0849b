package dev.portolan.tenants.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @TempDir
    Path disk;

    @Test
    void exportsAreGatheredWhereTheSettingSaysAndNothingStaysOfThem() throws IOException {
        var place = disk.resolve("made/by/itself");
        var folders = in(place);
        folders.check();

        try (var folder = folders.open()) {
            folder.line("a.jsonl", new byte[] {'{', '}'});
            try (var inside = Files.list(place)) {
                assertThat(inside)
                        .singleElement()
                        .satisfies(one -> assertThat(one).isDirectory());
            }
        }

        assertThat(place).isEmptyDirectory();
    }

    @Test
    void placeThatNothingCanBeWrittenToIsNamedAtTheStart() throws IOException {
        var file = Files.createFile(disk.resolve("file"));

        assertThatThrownBy(() -> in(file).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("PORTOLAN_EXPORT_FOLDER");
    }

    @Test
    void whatAKilledProcessLeftGoesAndWhatIsInHandStays() throws IOException {
        var left = Files.createDirectory(disk.resolve("portolan-export1"));
        Files.writeString(left.resolve("file-0"), "{}");
        Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofMinutes(31))));
        var inHand = Files.createDirectory(disk.resolve("portolan-export2"));
        Files.setLastModifiedTime(inHand, FileTime.from(NOW.minus(Duration.ofMinutes(29))));
        var others = Files.createDirectory(disk.resolve("lost+found"));
        Files.setLastModifiedTime(others, FileTime.from(NOW.minus(Duration.ofDays(9))));

        in(disk).sweep();

        assertThat(left).doesNotExist();
        assertThat(inHand).exists();
        assertThat(others).exists();
    }

    private static Folders in(Path place) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(Path.class, 200, new PathConverter())
                .withMapping(ExportConfig.class)
                .withDefaultValues(Map.of("portolan.exports.folder", place.toString()))
                .build()
                .getConfigMapping(ExportConfig.class);
        return new Folders(config, InstantSource.fixed(NOW));
    }
}
