package dev.portolan.contracts;

/// Claims of the tokens that tenant-service issues, besides those of RFC 7519 and `scope` (RFC 8693).
public final class Claims {
    /// What the token is for: one of the `USE_` values.
    public static final String USE = "use";
    public static final String USE_TENANT = "tenant";
    public static final String USE_STAFF = "staff";
    public static final String USE_SERVICE = "service";
    /// The tenant's UUID; tenant tokens only.
    public static final String TENANT_ID = "tenant_id";
    /// The tenant's slug; tenant tokens only.
    public static final String TENANT = "tenant";
    public static final String PLAN = "plan";
    /// Plan limits by name, for example `{"entities": 10000, "plugins": 20}`; tenant tokens only.
    public static final String LIMITS = "limits";
    /// When the token was issued, in milliseconds since 1970: `iat` is too coarse to tell what a revocation hits.
    public static final String ISSUED_AT_MILLIS = "iat_ms";
    /// The member's role, for display only: permissions are in `scope`.
    public static final String ROLE = "role";
    /// Staff roles; staff tokens only.
    public static final String STAFF_ROLES = "staff_roles";

    /// Who acts for the subject (RFC 8693 §4.1), an object with `sub` and `name`: a member of the staff in a support
    /// session.
    public static final String ACT = "act";
    /// Id of the API token that a token was exchanged for.
    public static final String API_TOKEN = "api_token";

    private Claims() {}
}
