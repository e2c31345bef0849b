package dev.portolan.tenants.problems;

import dev.portolan.kernel.problems.ProblemType;

/// The kinds of failure that only tenant-service has.
public enum TenantProblem implements ProblemType {
    SLUG_TAKEN("slug-taken", 409, "The address is taken"),
    SIGNUP_CONFIRMED("signup-confirmed", 409, "The sign-up has been confirmed already"),
    SIGNUP_EXPIRED("signup-expired", 410, "The sign-up has expired"),
    /// The e-mail address has an account that was never verified or is switched off.
    ACCOUNT_UNUSABLE("account-unusable", 409, "The account of this e-mail address cannot be used"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used for another request"),
    TENANT_PROVISIONING("tenant-provisioning", 409, "The organization is still being set up"),
    TENANT_STATE("tenant-state", 409, "The organization's state does not allow this"),
    LAST_OWNER("last-owner", 409, "An organization needs an owner"),
    /// RFC 6749 §5.2.
    INVALID_CLIENT("invalid-client", 401, "The client is not known or its secret is wrong"),
    INVALID_GRANT("invalid-grant", 400, "The subject token is not valid"),
    INVALID_SCOPE("invalid-scope", 400, "The scope cannot be granted"),
    UNSUPPORTED_GRANT_TYPE("unsupported-grant-type", 400, "The grant type is not supported");

    private final String slug;
    private final int status;
    private final String title;

    TenantProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
