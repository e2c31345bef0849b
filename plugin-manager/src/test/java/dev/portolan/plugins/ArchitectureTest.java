package dev.portolan.plugins;

import dev.portolan.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void pluginManagerKeepsItsShape() {
        ServiceRules.check("dev.portolan.plugins", ServiceRules.production("dev.portolan.plugins", 150));
    }
}
