package dev.portolan.ui.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.ui.clients.EntityHistory.Cause;
import org.junit.jupiter.api.Test;

class HistoryWordsTest {
    @Test
    void causeIsASentence() {
        assertThat(HistoryWords.cause(new Cause("person", null, null, new TextNode("Ada Okafor"), null)))
                .isEqualTo("by Ada Okafor");
        assertThat(HistoryWords.cause(new Cause("person", null, null, null, null)))
                .isEqualTo("by somebody");
        assertThat(HistoryWords.cause(new Cause("provider", "ldap", null, null, null)))
                .isEqualTo("sent by the provider ldap");
        assertThat(HistoryWords.cause(new Cause("portal", null, null, null, null)))
                .isEqualTo("by Portolan itself");
        assertThat(HistoryWords.cause(null)).isEmpty();
    }

    @Test
    void commitIsShortAndTheFileIsNamedBeforeTheSource() {
        assertThat(HistoryWords.cause(new Cause(
                        "source",
                        "https://git.test/r#:**/x.yaml",
                        "4f1d2c9a7be0113399aa4f1d2c9a7be0113399aa",
                        null,
                        "https://git.test/r/x.yaml")))
                .isEqualTo("read from git.test/r/x.yaml at 4f1d2c9a7be0");
        assertThat(HistoryWords.cause(new Cause("source", "https://git.test/x.yaml", "W/\"a8\"", null, null)))
                .isEqualTo("read from git.test/x.yaml at W/\"a8\"");
    }
}
