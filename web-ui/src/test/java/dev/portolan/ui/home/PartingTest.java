package dev.portolan.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

class PartingTest {
    @Test
    void saysWhichOrganizationOneIsNoMemberOf() {
        assertThat(Parting.of(QueryParameters.of("left", "acme")))
                .hasValueSatisfying(notice -> assertThat(notice.getElement().getTextRecursively())
                        .contains("You are no longer a member of acme"));
    }

    @Test
    void nothingElseThanAnOrganizationsNameGetsFromTheAddressIntoThePage() {
        assertThat(Parting.of(QueryParameters.of("left", "Call 555 now!"))).isEmpty();
        assertThat(Parting.of(QueryParameters.empty())).isEmpty();
    }
}
