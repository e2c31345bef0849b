package dev.portolan.kernelit;

import dev.portolan.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void evenTheSmallestServiceKeepsTheShape() {
        ServiceRules.check("dev.portolan.kernelit", ServiceRules.production("dev.portolan.kernelit", 4));
    }
}
