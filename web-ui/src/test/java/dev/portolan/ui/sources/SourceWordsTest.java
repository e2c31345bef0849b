package dev.portolan.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Sources.Progress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceWordsTest {
    @Test
    void progressCountsWhatItCan() {
        assertThat(SourceWords.progress(new Progress("storing", 340, 1_204L))).isEqualTo("Storing 340 of 1,204");
        assertThat(SourceWords.progress(new Progress("reading", 1_500, null))).isEqualTo("Reading, 1,500 so far");
        assertThat(SourceWords.progress(new Progress("fetching", 0, null))).isEqualTo("Fetching");
    }

    @Test
    void shareIsKnownOnlyWithATotal() {
        assertThat(SourceWords.share(new Progress("storing", 25, 100L))).contains(0.25);
        assertThat(SourceWords.share(new Progress("storing", 25, null))).isEmpty();
        assertThat(SourceWords.share(new Progress("storing", 0, 0L))).isEmpty();
        assertThat(SourceWords.share(new Progress("storing", 120, 100L))).contains(1.0);
    }

    @Test
    void schedulesReadAsPeopleSayThem() {
        assertThat(SourceWords.every(60)).isEqualTo("Every minute");
        assertThat(SourceWords.every(900)).isEqualTo("Every 15 minutes");
        assertThat(SourceWords.every(86_400)).isEqualTo("Every day");
        assertThat(SourceWords.every(90)).isEqualTo("Every 90 seconds");
        assertThat(SourceWords.every(Optional.empty())).isEqualTo("As usual, every few minutes");
    }

    @Test
    void lineIsNamedOnlyWhereTheHostKnowsLines() {
        assertThat(SourceWords.at("https://github.com/a/b/blob/main/x.yaml", Optional.of(14L)))
                .isEqualTo("https://github.com/a/b/blob/main/x.yaml#L14");
        assertThat(SourceWords.at("https://git.test/x.yaml", Optional.of(14L))).isEqualTo("https://git.test/x.yaml");
        assertThat(SourceWords.at("https://github.com/a/b/blob/main/x.yaml", Optional.empty()))
                .isEqualTo("https://github.com/a/b/blob/main/x.yaml");
    }

    @Test
    void lastPartOfAnAddressIsItsFile() {
        assertThat(SourceWords.lastPart("https://git.test/a/x.yaml?ref=main#L1"))
                .isEqualTo("x.yaml");
        assertThat(SourceWords.lastPart("teams.yaml")).isEqualTo("teams.yaml");
        assertThat(SourceWords.lastPart("https://git.test/")).isEqualTo("https://git.test/");
    }

    @Test
    void removalSaysHowManyEntitiesGo() {
        assertThat(SourceActions.removalWords(1)).startsWith("One entity leaves the catalog");
        assertThat(SourceActions.removalWords(1_204)).startsWith("1,204 entities leave the catalog");
        assertThat(SourceActions.removalWords(0)).startsWith("It has brought no entities");
    }
}
