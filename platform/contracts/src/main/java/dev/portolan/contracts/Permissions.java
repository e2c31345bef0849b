package dev.portolan.contracts;

/// Permission names, as they stand in the `scope` claim of a token and in `@PermissionsAllowed`.
public final class Permissions {
    public static final String TENANT_READ = "tenant.read";
    public static final String MEMBER_READ = "member.read";
    /// Invite, change the role of and remove members, and see and revoke everybody's API tokens.
    public static final String MEMBER_MANAGE = "member.manage";
    /// Leave the organization oneself. Everybody's, but nobody's who acts in another's name.
    public static final String MEMBER_LEAVE = "member.leave";
    /// Make API tokens with at most one's own rights.
    public static final String TOKEN_MANAGE = "token.manage";
    public static final String USAGE_READ = "usage.read";
    /// See plan, subscription and invoices.
    public static final String BILLING_READ = "billing.read";
    /// Change the plan.
    public static final String BILLING_MANAGE = "billing.manage";
    public static final String AUDIT_READ = "audit.read";
    /// Let the provider's support in, and see it out.
    public static final String SUPPORT_CONSENT = "support.consent";
    /// Take all data of the organization out.
    public static final String TENANT_EXPORT = "tenant.export";
    /// End the organization.
    public static final String TENANT_OFFBOARD = "tenant.offboard";
    public static final String CATALOG_ENTITY_READ = "catalog.entity.read";
    public static final String CATALOG_LOCATION_READ = "catalog.location.read";
    public static final String CATALOG_LOCATION_WRITE = "catalog.location.write";
    public static final String CATALOG_ENTITY_REFRESH = "catalog.entity.refresh";
    public static final String CATALOG_ENTITY_DELETE = "catalog.entity.delete";
    /// Keep entities in the portal itself: make, change and remove them by hand.
    public static final String CATALOG_ENTITY_WRITE = "catalog.entity.write";
    /// Keep the tokens with which sources are read.
    public static final String CATALOG_CONNECTION_MANAGE = "catalog.connection.manage";
    /// See what is offered, what is installed and its views.
    public static final String PLUGIN_READ = "plugin.read";
    /// Run a view of an installed plugin.
    public static final String PLUGIN_USE = "plugin.use";
    public static final String PLUGIN_INSTALL = "plugin.install";
    public static final String PLUGIN_CONFIGURE = "plugin.configure";
    public static final String PLUGIN_ENABLE = "plugin.enable";
    /// See what has happened in the organization, with what was sent along.
    public static final String EVENT_READ = "event.read";

    private Permissions() {}
}
