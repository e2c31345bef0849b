package dev.portolan.contracts;

/// Permission names, as they stand in the `scope` claim of a token and in `@PermissionsAllowed`.
public final class Permissions {
    public static final String TENANT_READ = "tenant.read";
    public static final String MEMBER_READ = "member.read";
    public static final String CATALOG_ENTITY_READ = "catalog.entity.read";
    public static final String CATALOG_LOCATION_READ = "catalog.location.read";
    public static final String CATALOG_LOCATION_WRITE = "catalog.location.write";
    public static final String CATALOG_ENTITY_REFRESH = "catalog.entity.refresh";
    public static final String CATALOG_ENTITY_DELETE = "catalog.entity.delete";
    /// See what is offered, what is installed and its views.
    public static final String PLUGIN_READ = "plugin.read";
    /// Run a view of an installed plugin.
    public static final String PLUGIN_USE = "plugin.use";
    public static final String PLUGIN_INSTALL = "plugin.install";
    public static final String PLUGIN_CONFIGURE = "plugin.configure";
    public static final String PLUGIN_ENABLE = "plugin.enable";

    private Permissions() {}
}
