package dev.portolan.tenants;

import dev.portolan.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void tenantServiceKeepsItsShape() {
        ServiceRules.check("dev.portolan.tenants", ServiceRules.production("dev.portolan.tenants", 80));
    }
}
