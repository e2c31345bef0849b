package dev.portolan.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// For how long what a person was granted in an organization is believed.
class GrantedTest {
    private static final Slug ACME = new Slug("acme");

    private TestServices services;
    private Person person;

    @BeforeEach
    void open() throws IOException {
        services = TestServices.open("", _ -> Answer.of(404, "{}"));
        person = TestSession.of(ACME, services.clients().accounts()).person();
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void oneTokenServesAllPagesOfAnOrganization() {
        var _ = person.tenant(ACME).opened();
        var _ = person.tenant(ACME).opened();

        assertThat(services.tokens()).isEqualTo(1);
    }

    @Test
    void whoseOrganizationEndedIsAskedForAnewByTheNextPage() {
        person.tenant(ACME).opened().ended();

        var _ = person.tenant(ACME).opened();

        assertThat(services.tokens()).isEqualTo(2);
    }
}
