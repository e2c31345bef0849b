package dev.portolan.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Imports.Import;
import dev.portolan.ui.clients.Sources.Finding;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImportWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void progressCountsWhatItCan() throws IOException {
        assertThat(ImportWords.progress(one("{\"state\":\"reading\",\"progress\":{\"done\":340,\"total\":1204}}")))
                .isEqualTo("Reading the other catalog, 340 of 1,204");
        assertThat(ImportWords.progress(one("{\"state\":\"importing\",\"progress\":{\"done\":7}}")))
                .isEqualTo("Importing, 7 so far");
        assertThat(ImportWords.share(one("{\"progress\":{\"done\":7}}"))).isEmpty();
    }

    @Test
    void countsAreSaid() throws IOException {
        assertThat(ImportWords.counts(one("{\"counts\":{\"take\":1200,\"change\":4,\"refuse\":2}}")))
                .isEqualTo("1,200 new, 4 changed, 2 refused");
    }

    @Test
    void refusalSaysWhereWhatAndHowToMendIt() throws IOException {
        var finding = new Finding(
                JSON.readTree(
                        "{\"path\":\"/metadata/name\",\"found\":\"A b\",\"message\":\"It is no name.\",\"mend\":\"Rename it.\"}"));
        assertThat(ItemsPart.reason(finding)).isEqualTo("/metadata/name: It is no name. Found “A b”. Rename it.");
    }

    private static Import one(String json) throws IOException {
        return new Import(JSON.readTree(json));
    }
}
