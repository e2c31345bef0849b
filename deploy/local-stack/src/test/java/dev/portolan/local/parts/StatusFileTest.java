package dev.portolan.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.local.parts.Status.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
    private static final PartStatus KAFKA = new PartStatus("kafka", PartState.READY, 4711L, 9092, 4100L);
    private static final PartStatus MAIL = new PartStatus("mail", PartState.RESTARTING, null, 8025, null);

    @TempDir
    Path folder;

    @Test
    void theJsonIsThatOfTheContract() {
        assertThat(StatusFile.json(Status.of(List.of(KAFKA, MAIL)))).isEqualTo("""
                {"ready":false,"parts":[\
                {"name":"kafka","state":"ready","pid":4711,"port":9092,"readyAfterMs":4100},\
                {"name":"mail","state":"restarting","pid":null,"port":8025,"readyAfterMs":null}]}""");
    }

    @Test
    void everyPartMustBeReady() {
        assertThat(Status.of(List.of(KAFKA)).ready()).isTrue();
        assertThat(Status.of(List.of(KAFKA, MAIL)).ready()).isFalse();
        assertThat(Status.of(List.of()).ready()).isFalse();
    }

    @Test
    void whatIsWrittenIsRead() {
        var file = StatusFile.in(folder);
        var status = Status.of(List.of(KAFKA, MAIL));
        file.write(status);

        assertThat(file.read()).contains(status);
    }

    @Test
    void brokenFilesAreNoStatus() throws IOException {
        Files.writeString(folder.resolve("status.json"), "{");

        assertThat(StatusFile.in(folder).read()).isEmpty();
    }
}
