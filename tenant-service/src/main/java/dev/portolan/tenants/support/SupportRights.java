package dev.portolan.tenants.support;

import static dev.portolan.contracts.Permissions.AUDIT_READ;
import static dev.portolan.contracts.Permissions.BILLING_READ;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_READ;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_REFRESH;
import static dev.portolan.contracts.Permissions.CATALOG_LOCATION_READ;
import static dev.portolan.contracts.Permissions.CATALOG_LOCATION_WRITE;
import static dev.portolan.contracts.Permissions.EVENT_READ;
import static dev.portolan.contracts.Permissions.MEMBER_READ;
import static dev.portolan.contracts.Permissions.PLUGIN_CONFIGURE;
import static dev.portolan.contracts.Permissions.PLUGIN_ENABLE;
import static dev.portolan.contracts.Permissions.PLUGIN_READ;
import static dev.portolan.contracts.Permissions.PLUGIN_USE;
import static dev.portolan.contracts.Permissions.TENANT_READ;
import static dev.portolan.contracts.Permissions.USAGE_READ;

import java.util.List;
import java.util.stream.Stream;

/// What staff may do in a support session. What is not listed is refused, whatever a tenant consents to: people, their
/// tokens, money, consent itself, the organization's end and its data as a whole.
final class SupportRights {
    static final List<String> READS = List.of(
            TENANT_READ,
            MEMBER_READ,
            USAGE_READ,
            BILLING_READ,
            AUDIT_READ,
            CATALOG_ENTITY_READ,
            CATALOG_LOCATION_READ,
            EVENT_READ,
            PLUGIN_READ,
            PLUGIN_USE);
    static final List<String> WRITES =
            List.of(PLUGIN_CONFIGURE, PLUGIN_ENABLE, CATALOG_LOCATION_WRITE, CATALOG_ENTITY_REFRESH);

    private SupportRights() {}

    static List<String> of(boolean write) {
        return write ? Stream.concat(READS.stream(), WRITES.stream()).toList() : READS;
    }
}
