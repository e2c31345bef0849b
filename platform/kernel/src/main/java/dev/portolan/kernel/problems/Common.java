package dev.portolan.kernel.problems;

/// The kinds of failure that every service has.
public final class Common {
    public static final ProblemType INVALID = new ProblemType("invalid", 400, "The request is not valid");
    public static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401, "A token is needed");
    public static final ProblemType INVALID_TOKEN = new ProblemType("invalid-token", 401, "The token is not valid");
    /// Rights have changed since the token was issued: fetch a new one once, and repeat.
    public static final ProblemType TOKEN_OUTDATED = new ProblemType("token-outdated", 401, "The token is outdated");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "This is not permitted");
    public static final ProblemType TENANT_SUSPENDED =
            new ProblemType("tenant-suspended", 403, "The organization is suspended");
    /// Also the answer for what exists but belongs to another tenant, so that its existence does not leak.
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is no such resource");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "The resource is in the way or has changed meanwhile");
    public static final ProblemType PRECONDITION_FAILED =
            new ProblemType("precondition-failed", 412, "The resource has changed meanwhile");
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413, "The request is too large");
    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429, "Too many requests");
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "The service failed");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "The service cannot do this right now");

    private Common() {}
}
