package dev.portolan.ui.pluginrepairs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairWordsTest {
    @ParameterizedTest
    @CsvSource({
        "configure, /configuration",
        "consent, /updates?part=take",
        "update, /updates",
        "choose_version, /updates",
        "uninstall, /configuration?part=danger",
        "enable, ''",
        "something_new, ''",
    })
    void mendIsWhereItIsDone(String action, String tab) {
        assertThat(RepairWords.tab(action)).isEqualTo(tab);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "needs_configuration",
                "consent_needed",
                "over_budget",
                "degraded",
                "auth_expired",
                "rolled_back",
                "migration_failed",
                "revoked",
                "blocked_by_plan",
                "blocked_by_platform",
                "dependency_missing",
                "not_observed"
            })
    void everyKindHasWordsOfItsOwn(String kind) {
        assertThat(RepairWords.kind(kind)).isNotEqualTo(kind.replace('_', ' ')).doesNotContain("_");
    }

    @Test
    void whatStandsStillIsGraverThanWhatInforms() {
        assertThat(RepairWords.tone("revoked")).isEqualTo("bad");
        assertThat(RepairWords.tone("needs_configuration")).isEqualTo("attention");
        assertThat(RepairWords.tone("rolled_back")).isEqualTo("info");
    }
}
