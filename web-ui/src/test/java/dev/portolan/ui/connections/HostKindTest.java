package dev.portolan.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostKindTest {
    @Test
    void everyKindSaysWhichTokenItWantsAndHowAWebhookIsMade() {
        for (var kind : HostKind.values()) {
            assertThat(HostKind.of(kind.kind())).isEqualTo(kind);
            assertThat(kind.token()).endsWith(".");
            assertThat(kind.steps()).isNotEmpty();
        }
    }

    @Test
    void unknownKindIsAnotherHost() {
        assertThat(HostKind.of("forge")).isEqualTo(HostKind.HTTP);
    }
}
