package dev.portolan.ui.operatorpublishers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.StaffPublishers.Edit;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.clients.StaffPublishers.SigningKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fjord & Co                                      | fjord-co
            '  Éclair  '                                    | clair
            Portolan                                        | portolan
            a234567890b234567890c234567890d23456789 0123    | a234567890b234567890c234567890d23456789
            """)
    void anIdIsProposedThatCanBeTaken(String name, String id) {
        assertThat(PublisherWords.proposedId(name)).isEqualTo(id);
    }

    @Test
    void onlyWhatDiffersIsSent() {
        var now = publisher(false, null);

        assertThat(PublisherWords.edit(now, " Fjord ", "https://fjord.test", true))
                .isNull();
        assertThat(PublisherWords.edit(now, "Fjord AS", "", false)).isEqualTo(new Edit("Fjord AS", "", false, null));
    }

    @Test
    void whetherItMayPublishAndWithWhatIsSaid() {
        assertThat(PublisherWords.state(publisher(true, null))).isEqualTo("Suspended");
        assertThat(PublisherWords.state(publisher(false, null))).isEqualTo("Active");
        assertThat(PublisherWords.key(publisher(false, null))).isEqualTo("Not verified");
        assertThat(PublisherWords.key(publisher(false, Instant.EPOCH))).isEqualTo("Verified");
    }

    private static Enrolled publisher(boolean suspended, @Nullable Instant verifiedAt) {
        return new Enrolled(
                "fjord", "Fjord", "https://fjord.test", true, suspended, new SigningKey(verifiedAt, ""), -1);
    }
}
