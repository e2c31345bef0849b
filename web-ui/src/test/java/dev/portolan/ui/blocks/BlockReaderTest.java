package dev.portolan.ui.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsAStatWithItsUnit() throws JsonProcessingException {
        assertThat(read("{\"block\":\"stat\",\"label\":\"Last 30 days\",\"value\":99.97,\"unit\":\"%\"}"))
                .isInstanceOfSatisfying(Block.Stat.class, stat -> {
                    assertThat(stat.label()).isEqualTo("Last 30 days");
                    assertThat(stat.value().asDouble()).isEqualTo(99.97);
                    assertThat(stat.unit()).isEqualTo("%");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"block\":\"sparkles\"}",
                "{\"block\":\"stat\",\"label\":\"no value\"}",
                "{\"block\":\"text\"}",
                "{\"block\":\"table\",\"columns\":7}",
                "{\"nothing\":1}",
                "\"text\"",
                "null"
            })
    void whatCannotBeReadIsUnknown(String json) throws JsonProcessingException {
        assertThat(read(json)).isInstanceOf(Block.Unknown.class);
    }

    @Test
    void oneBadChildSpoilsOnlyItself() throws JsonProcessingException {
        var section = (Block.Section) read(
                "{\"block\":\"section\",\"children\":[{\"block\":\"nope\"},{\"block\":\"text\",\"markdown\":\"hi\"}]}");
        assertThat(section.children())
                .map(BlockReader::read)
                .containsExactly(new Block.Unknown("nope"), new Block.Text("hi"));
    }

    @Test
    void listOfBlocksIsASection() throws JsonProcessingException {
        assertThat(read("[{\"block\":\"text\",\"markdown\":\"hi\"}]")).isInstanceOf(Block.Section.class);
    }

    @Test
    void missingListIsEmpty() throws JsonProcessingException {
        assertThat(read("{\"block\":\"facts\"}"))
                .isInstanceOfSatisfying(
                        Block.Facts.class, facts -> assertThat(facts.items()).isEmpty());
    }

    private static Block read(String json) throws JsonProcessingException {
        return BlockReader.read(JSON.readTree(json));
    }
}
