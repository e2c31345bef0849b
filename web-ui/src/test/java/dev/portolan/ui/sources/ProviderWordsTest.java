package dev.portolan.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Providers.CatalogProvider;
import dev.portolan.ui.page.Tone;
import org.junit.jupiter.api.Test;

class ProviderWordsTest {
    @Test
    void everyStateHasAWordAndATone() {
        assertThat(ProviderWords.state("waiting")).isEqualTo("Waiting");
        assertThat(ProviderWords.state("running")).isEqualTo("Running");
        assertThat(ProviderWords.state("ok")).isEqualTo("Up to date");
        assertThat(ProviderWords.state("failed")).isEqualTo("Failed");
        assertThat(ProviderWords.state("off")).isEqualTo("Off");
        assertThat(ProviderWords.tone("failed")).isEqualTo(Tone.BAD);
        assertThat(ProviderWords.tone("off")).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void progressSaysWhatIsKnown() {
        assertThat(ProviderWords.progress(provider("running", "{\"done\": 340, \"total\": 1204}")))
                .contains("340 of 1,204");
        assertThat(ProviderWords.progress(provider("running", "{\"done\": 340}")))
                .contains("340 so far");
        assertThat(ProviderWords.progress(provider("running", "null"))).contains("Starting");
        assertThat(ProviderWords.progress(provider("ok", "{\"done\": 340}"))).isEmpty();
        assertThat(ProviderWords.share(provider("running", "{\"done\": 3, \"total\": 2}")))
                .contains(1.0);
        assertThat(ProviderWords.share(provider("running", "{\"done\": 3}"))).isEmpty();
    }

    private static CatalogProvider provider(String state, String progress) {
        try {
            return new CatalogProvider(
                    new ObjectMapper().readTree("{\"state\": \"" + state + "\", \"progress\": " + progress + "}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
