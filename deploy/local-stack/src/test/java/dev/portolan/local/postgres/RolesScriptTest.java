package dev.portolan.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portolan.local.postgres.RolesScript.Step;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesScriptTest {
    @Test
    void statementsKnowTheirDatabase() {
        var script = RolesScript.parse("""
                -- made with ${care}
                create role ${name}_app;
                -- connect: postgres, when missing
                create database ${name}
                  owner ${name}_owner;
                -- connect: ${name}
                revoke all on schema public from public;
                """, Map.of("name", "tenant"));

        assertThat(script.steps())
                .containsExactly(
                        new Step("postgres", "create role tenant_app;"),
                        new Step("postgres", "create database tenant\nowner tenant_owner;"),
                        new Step("tenant", "revoke all on schema public from public;"));
    }

    @Test
    void aPlaceholderWithoutValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RolesScript.parse("create role ${name};", Map.of()))
                .withMessage("no value for ${name}");
    }

    @Test
    void theProductsScriptNeedsNoMoreThanItIsGiven() throws IOException {
        var script = RolesScript.of(
                Map.of("name", "tenant", "ownerPassword", "a", "appPassword", "b", "crossPassword", "c"));

        assertThat(script.steps()).extracting(Step::database).contains("postgres", "tenant");
    }
}
