package dev.portolan.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DifferenceListTest {
    @Test
    void settingsAreNamedByTheirPath() {
        assertThat(DifferenceList.setting("/configuration/quiet/from")).isEqualTo("quiet › from");
        assertThat(DifferenceList.setting("/enabled")).isEqualTo("enabled");
    }

    @Test
    void valuesReadAsWords() throws IOException {
        var json = new ObjectMapper();
        assertThat(DifferenceList.text(json.readTree("true"))).isEqualTo("yes");
        assertThat(DifferenceList.text(json.readTree("[200,204]"))).isEqualTo("200, 204");
    }
}
