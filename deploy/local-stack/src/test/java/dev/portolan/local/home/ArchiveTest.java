package dev.portolan.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void programsStayExecutable() throws IOException {
        Archive.unpack(tar("top/bin/run", 0755), 1, folder.resolve("program"));

        assertThat(folder.resolve("program/bin/run")).isExecutable().hasContent("content");
    }

    @Test
    void anEntryMayNotLeaveTheFolder() throws IOException {
        var evil = tar("../../evil", 0644);

        assertThatIllegalArgumentException().isThrownBy(() -> Archive.unpack(evil, 0, folder.resolve("program")));
        assertThat(Files.exists(folder.resolve("program"))).isFalse();
    }

    private static InputStream tar(String name, int mode) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var content = "content".getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name);
            entry.setMode(mode);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
