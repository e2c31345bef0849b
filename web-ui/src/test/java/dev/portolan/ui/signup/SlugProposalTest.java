package dev.portolan.ui.signup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugProposalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Acme Industries    | acme-industries
            Müller & Söhne AG  | muller-sohne-ag
            3M Company         | m-company
            --Straße--         | strasse
            """)
    void isMadeOfTheName(String name, String slug) {
        assertThat(SlugProposal.of(name)).isEqualTo(slug);
    }
}
