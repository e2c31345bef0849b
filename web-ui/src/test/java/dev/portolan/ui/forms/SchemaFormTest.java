package dev.portolan.ui.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaFormTest {
    @Test
    void serversPointersLoseTheirPrefix() {
        assertThat(SchemaForm.own("/configuration/target")).isEqualTo("/target");
        assertThat(SchemaForm.own("/target")).isEqualTo("/target");
    }
}
