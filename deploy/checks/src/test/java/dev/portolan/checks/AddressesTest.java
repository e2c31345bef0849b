package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The table is read at all, and says what it said when this was written.
class AddressesTest {
    @Test
    void theTableOfTheDocsIsRead() {
        assertThat(Addresses.table())
                .containsEntry("/api/tenants/*/catalog/**", "catalog-service")
                .containsEntry("/hooks/**", "plugin-manager")
                .containsEntry("/api/**", "tenant-service")
                .containsEntry("/signup", "web-ui")
                .hasSizeGreaterThanOrEqualTo(9);
        assertThat(Addresses.samples())
                .containsEntry("/api/tenants/acme/webhooks-in", "plugin-manager")
                .containsEntry("/api/tenants/acme/plugin-repairs", "plugin-manager")
                .containsEntry("/api/tenants/acme/plugin-requests", "plugin-manager")
                .containsEntry("/api/tenants/acme/plugin-set", "plugin-manager")
                .containsEntry("/api/tenants/acme/plugin-updates", "plugin-manager")
                .containsEntry("/api/tenants/acme/sources/further/down", "catalog-service");
    }
}
