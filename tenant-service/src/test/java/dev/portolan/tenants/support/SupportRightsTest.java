package dev.portolan.tenants.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Permissions;
import dev.portolan.tenants.members.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupportRightsTest {
    /// What no session ever gives. A permission that is new has to be put here or into [SupportRights].
    private static final Set<String> NEVER = Set.of(
            Permissions.MEMBER_MANAGE,
            Permissions.TOKEN_MANAGE,
            Permissions.MEMBER_LEAVE,
            Permissions.BILLING_MANAGE,
            Permissions.SUPPORT_CONSENT,
            Permissions.TENANT_EXPORT,
            Permissions.TENANT_OFFBOARD,
            Permissions.CATALOG_ENTITY_DELETE,
            Permissions.CATALOG_ENTITY_WRITE,
            Permissions.CATALOG_CONNECTION_MANAGE,
            Permissions.PLUGIN_INSTALL);

    @Test
    void everyPermissionIsDecidedOn() {
        assertThat(Role.OWNER.permissions())
                .allSatisfy(permission -> assertThat(NEVER.contains(permission))
                        .as(permission)
                        .isNotEqualTo(SupportRights.of(true).contains(permission)));
    }

    @Test
    void readingIsLessThanWriting() {
        assertThat(SupportRights.of(false)).isEqualTo(SupportRights.READS).doesNotContainAnyElementsOf(NEVER);
        assertThat(SupportRights.of(true)).containsAll(SupportRights.READS).doesNotContainAnyElementsOf(NEVER);
        assertThat(SupportRights.READS).allMatch(right -> right.endsWith(".read") || right.equals("plugin.use"));
    }
}
