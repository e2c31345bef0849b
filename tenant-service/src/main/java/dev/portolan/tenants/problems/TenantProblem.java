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
    public static final ProblemType PLAN_LIMIT = new ProblemType("plan-limit", 403, "The plan does not allow more");
    public static final ProblemType PLAN_CHANGE_REFUSED =
            new ProblemType("plan-change-refused", 409, "The plan cannot be changed like this");
    public static final ProblemType TEST_TENANT_ONLY =
            new ProblemType("test-tenant-only", 409, "This is for test organizations only");
    public static final ProblemType SUPPORT_SESSION_OPEN =
            new ProblemType("support-session-open", 409, "There is a support session already");
    public static final ProblemType SUPPORT_SESSION_OVER =
            new ProblemType("support-session-over", 409, "The support session does not wait for an answer");
    public static final ProblemType ALREADY_MEMBER =
            new ProblemType("already-member", 409, "The person is a member already");
    public static final ProblemType ALREADY_INVITED =
            new ProblemType("already-invited", 409, "The person is invited already");
    public static final ProblemType INVITATION_OVER =
            new ProblemType("invitation-over", 410, "The invitation cannot be used any more");
    public static final ProblemType TOO_MANY_TOKENS =
            new ProblemType("too-many-tokens", 409, "The organization has as many API tokens as it may");
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
