package dev.portolan.plugins.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `run` takes for a change.
class FolderStateTest {
    @TempDir
    Path folder;

    @Test
    void whatIsPackedIsAChange() throws IOException {
        Files.writeString(folder.resolve("plugin.js"), "1");
        var before = FolderState.of(folder);

        Files.writeString(folder.resolve("plugin.js"), "12");

        assertThat(FolderState.of(folder)).isNotEqualTo(before);
    }

    @Test
    void whatStaysOutOfThePackageIsNone() throws IOException {
        Files.writeString(folder.resolve("plugin.js"), "1");
        var before = FolderState.of(folder);

        for (var path : new String[] {"src/node_modules/a/b.js", "examples/card.json", ".git/HEAD", ".env"}) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), "x");
        }

        assertThat(FolderState.of(folder)).isEqualTo(before);
    }

    @Test
    void aFolderWithinOfTheSameNameBelongsToIt() throws IOException {
        var before = FolderState.of(folder);

        Files.createDirectories(folder.resolve("views/src"));
        Files.writeString(folder.resolve("views/src/x.yaml"), "x");

        assertThat(FolderState.of(folder)).isNotEqualTo(before);
    }
}
