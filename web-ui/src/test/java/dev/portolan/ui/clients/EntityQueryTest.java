package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityQueryTest {
    @Test
    void addressAndQueryAreTheSame() {
        var parameters = Map.of("kind", "component", "owner", "group:default/payments", "source", "7f", "q", "check");
        assertThat(EntityQuery.of(parameters).parameters()).isEqualTo(parameters);
    }

    @Test
    void filterJoinsWhatIsChosen() {
        assertThat(new EntityQuery("component", "service", "", "", "java", "7f", "").filter())
                .isEqualTo("kind=component,spec.type=service,metadata.tags=java,portolan.source=7f");
    }

    @Test
    void valueWithACommaCannotAddAStatement() {
        assertThat(new EntityQuery("component,kind=user", "", "", "", "", "", "").filter())
                .isEmpty();
    }

    @Test
    void segmentsAndValuesOfAddressesAreEncoded() {
        var address = Address.of(java.net.URI.create("http://localhost:1/"), "api", "a/b c")
                .with("q", "x&y=z");
        assertThat(address.uri()).hasToString("http://localhost:1/api/a%2Fb%20c?q=x%26y%3Dz");
    }
}
