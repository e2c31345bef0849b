package dev.portolan.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Plugins.Asked;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = """
            {"type":"object","properties":{"interval":{"type":"string","format":"duration","title":"Look every"}}}\
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /configuration/interval | "PT5M"                     | Look every  | 5 minutes
            /version                | "1.2.0"                    | Version     | 1.2.0
            /channel                | "beta"                     | Releases    | Follow beta: early releases too
            /enabled                | false                      | Switched on | no
            /grants                 | ["catalog.read","kv"]      | Permissions | Read your catalog, kv
            /grants                 | []                         | Permissions | none
            """, quoteCharacter = '\'')
    void aDifferenceIsToldAsThePagesTellIt(String path, String value, String setting, String words) throws IOException {
        var asked = List.of(new Asked("catalog.read", "Read your catalog", null, null));
        var names = new SettingWords(JSON.readTree(SCHEMA), asked);
        assertThat(names.setting(path)).isEqualTo(setting);
        assertThat(names.value(path, JSON.readTree(value))).isEqualTo(words);
    }
}
