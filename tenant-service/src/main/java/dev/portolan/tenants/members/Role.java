package dev.portolan.tenants.members;

import static dev.portolan.contracts.Permissions.AUDIT_READ;
import static dev.portolan.contracts.Permissions.BILLING_MANAGE;
import static dev.portolan.contracts.Permissions.BILLING_READ;
import static dev.portolan.contracts.Permissions.CATALOG_CONNECTION_MANAGE;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_DELETE;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_READ;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_REFRESH;
import static dev.portolan.contracts.Permissions.CATALOG_ENTITY_WRITE;
import static dev.portolan.contracts.Permissions.CATALOG_LOCATION_READ;
import static dev.portolan.contracts.Permissions.CATALOG_LOCATION_WRITE;
import static dev.portolan.contracts.Permissions.EVENT_READ;
import static dev.portolan.contracts.Permissions.MEMBER_LEAVE;
import static dev.portolan.contracts.Permissions.MEMBER_MANAGE;
import static dev.portolan.contracts.Permissions.MEMBER_READ;
import static dev.portolan.contracts.Permissions.PLUGIN_CONFIGURE;
import static dev.portolan.contracts.Permissions.PLUGIN_ENABLE;
import static dev.portolan.contracts.Permissions.PLUGIN_INSTALL;
import static dev.portolan.contracts.Permissions.PLUGIN_READ;
import static dev.portolan.contracts.Permissions.PLUGIN_USE;
import static dev.portolan.contracts.Permissions.SUPPORT_CONSENT;
import static dev.portolan.contracts.Permissions.TENANT_EXPORT;
import static dev.portolan.contracts.Permissions.TENANT_OFFBOARD;
import static dev.portolan.contracts.Permissions.TENANT_READ;
import static dev.portolan.contracts.Permissions.TOKEN_MANAGE;
import static dev.portolan.contracts.Permissions.USAGE_READ;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a member may do; each role may all that the one before it may.
public enum Role {
    VIEWER(
            List.of(),
            TENANT_READ,
            MEMBER_READ,
            MEMBER_LEAVE,
            CATALOG_ENTITY_READ,
            CATALOG_LOCATION_READ,
            PLUGIN_READ,
            PLUGIN_USE),
    DEVELOPER(
            VIEWER.permissions,
            CATALOG_ENTITY_REFRESH,
            CATALOG_LOCATION_WRITE,
            CATALOG_ENTITY_WRITE,
            TOKEN_MANAGE,
            EVENT_READ),
    ADMIN(
            DEVELOPER.permissions,
            CATALOG_ENTITY_DELETE,
            CATALOG_CONNECTION_MANAGE,
            PLUGIN_INSTALL,
            PLUGIN_CONFIGURE,
            PLUGIN_ENABLE,
            MEMBER_MANAGE,
            USAGE_READ,
            BILLING_READ,
            AUDIT_READ),
    OWNER(ADMIN.permissions, BILLING_MANAGE, SUPPORT_CONSENT, TENANT_EXPORT, TENANT_OFFBOARD);

    private final List<String> permissions;

    Role(List<String> inherited, String... own) {
        this.permissions = Stream.concat(inherited.stream(), Stream.of(own)).toList();
    }

    /// Names of dev.portolan.contracts.Permissions.
    public List<String> permissions() {
        return permissions;
    }

    /// `owner`, `admin`, `developer` or `viewer`.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is no such role
    public static Role parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
