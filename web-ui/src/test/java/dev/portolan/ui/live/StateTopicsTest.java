package dev.portolan.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import org.junit.jupiter.api.Test;

class StateTopicsTest {
    private static final String TENANT = "0190f3a2-0000-7000-8000-000000000001";

    @Test
    void tombstoneTakesAnInstallationAway() {
        assertThat(StateTopics.pluginChange(TENANT + "/portolan/uptime", null))
                .isEqualTo(new Change.PluginRemoved(TenantId.parse(TENANT), new PluginId("portolan", "uptime")));
    }
}
