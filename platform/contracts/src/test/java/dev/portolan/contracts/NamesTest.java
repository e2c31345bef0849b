package dev.portolan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "component:default/web, component:default/web",
        "component:web, component:default/web",
        "Component:Default/My-Svc, component:default/my-svc",
        "api:payments/v1.charges_x, api:payments/v1.charges_x"
    })
    void aReferenceHasOneForm(String text, String form) {
        assertThat(EntityRef.parse(text)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "web", ":web", "component:", "component:/web", "component:a/b/c", "com ponent:web", "a:b:c"})
    void whatIsNoReferenceIsRefused(String text) {
        assertThatThrownBy(() -> EntityRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "a-1", "abc", "a23456789012345678901234567890123456789z"})
    void aSlugHasThreeToFortyCharacters(String text) {
        assertThat(new Slug(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "ab",
                "-ab",
                "ab-",
                "1ab",
                "Acme",
                "a_b",
                "ac me",
                "a234567890123456789012345678901234567890z"
            })
    void whatIsNoSlugIsRefused(String text) {
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatATenantMakesForItselfHasAPublisherOfItsOwn() {
        var name = OwnPublisher.of(TenantId.parse("0190f3a2-0000-7000-8000-000000000001"));
        assertThat(name).isEqualTo("own-0190f3a2000070008000000000000001");
        assertThat(OwnPublisher.is(name)).isTrue();
        assertThat(OwnPublisher.is("ownership")).isFalse();
        assertThat(new PluginId(name, "incidents").publisher()).isEqualTo(name);
    }

    @Test
    void firstSegmentsOfPagesAreReserved() {
        assertThat(new Slug("operator").reserved()).isTrue();
        assertThat(new Slug("signup").reserved()).isTrue();
        assertThat(new Slug("invitations").reserved()).isTrue();
        assertThat(new Slug("acme").reserved()).isFalse();
    }

    @Test
    void aPluginIsNamedByItsPublisherToo() {
        assertThat(PluginId.parse("portolan/uptime")).isEqualTo(new PluginId("portolan", "uptime"));
        for (var text : new String[] {"uptime", "/uptime", "portolan/", "a/b/c", "Portolan/uptime", "-a/b"}) {
            assertThatThrownBy(() -> PluginId.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
