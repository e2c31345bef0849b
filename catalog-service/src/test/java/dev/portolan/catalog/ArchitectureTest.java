package dev.portolan.catalog;

import dev.portolan.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsItsShape() {
        ServiceRules.check("dev.portolan.catalog", ServiceRules.production("dev.portolan.catalog", 60));
    }
}
