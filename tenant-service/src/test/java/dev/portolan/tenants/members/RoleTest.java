package dev.portolan.tenants.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.TestTenant;
import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void ownersMayEverything() {
        assertThat(String.join(" ", Role.OWNER.permissions()).split(" "))
                .containsExactlyInAnyOrder(TestTenant.all().split(" "));
    }

    @Test
    void eachRoleMayWhatTheOneBeforeMay() {
        assertThat(Role.DEVELOPER.permissions())
                .containsAll(Role.VIEWER.permissions())
                .contains("catalog.entity.refresh", "catalog.location.write")
                .doesNotContain("plugin.install");
        assertThat(Role.ADMIN.permissions())
                .containsAll(Role.DEVELOPER.permissions())
                .contains("plugin.install", "plugin.configure", "plugin.enable", "catalog.entity.delete");
    }
}
