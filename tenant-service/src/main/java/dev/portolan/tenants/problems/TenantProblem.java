package dev.portolan.tenants.problems;

import dev.portolan.kernel.problems.ProblemType;

/// The kinds of failure that only tenant-service has.
public final class TenantProblem {
    public static final ProblemType SLUG_TAKEN = new ProblemType("slug-taken", 409, "The address is taken");
    public static final ProblemType SIGNUP_CONFIRMED =
            new ProblemType("signup-confirmed", 409, "The sign-up has been confirmed already");
    public static final ProblemType SIGNUP_EXPIRED = new ProblemType("signup-expired", 410, "The sign-up has expired");
    /// The e-mail address has an account that was never verified or is switched off.
    public static final ProblemType ACCOUNT_UNUSABLE =
            new ProblemType("account-unusable", 409, "The account of this e-mail address cannot be used");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", 422, "The Idempotency-Key was used for another request");
    public static final ProblemType TENANT_PROVISIONING =
            new ProblemType("tenant-provisioning", 409, "The organization is still being set up");
    public static final ProblemType TENANT_STATE =
            new ProblemType("tenant-state", 409, "The organization's state does not allow this");
    public static final ProblemType LAST_OWNER = new ProblemType("last-owner", 409, "An organization needs an owner");
    public static final ProblemType INVOICE_STATE =
            new ProblemType("invoice-state", 409, "The invoice's state does not allow this");
    /// RFC 6749 §5.2.
    public static final ProblemType INVALID_CLIENT =
            new ProblemType("invalid-client", 401, "The client is not known or its secret is wrong");
    public static final ProblemType INVALID_GRANT =
            new ProblemType("invalid-grant", 400, "The subject token is not valid");
    public static final ProblemType INVALID_SCOPE =
            new ProblemType("invalid-scope", 400, "The scope cannot be granted");
    public static final ProblemType UNSUPPORTED_GRANT_TYPE =
            new ProblemType("unsupported-grant-type", 400, "The grant type is not supported");

    private TenantProblem() {}
}
