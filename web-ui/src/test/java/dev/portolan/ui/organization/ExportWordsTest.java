package dev.portolan.ui.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportWordsTest {
    @ParameterizedTest
    @CsvSource({"0,0 bytes", "999,999 bytes", "1000,1.0 kB", "18734112,18.7 MB", "2500000000000,2500.0 GB"})
    void sizeHasTheUnitThatFits(long bytes, String words) {
        assertThat(ExportWords.size(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            waiting | 0  | Waits for its turn
            running | 40 | Collects from all services, 40 %
            running | 97 | Packs everything into one file
            """)
    void saysWhatIsBeingDone(String state, int progress, String words) {
        assertThat(ExportWords.step(state, progress)).isEqualTo(words);
    }
}
