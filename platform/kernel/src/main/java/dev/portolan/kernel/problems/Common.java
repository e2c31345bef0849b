package dev.portolan.kernel.problems;

/// The kinds of failure that every service has.
public enum Common implements ProblemType {
    INVALID("invalid", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "A token is needed"),
    INVALID_TOKEN("invalid-token", 401, "The token is not valid"),
    /// Rights have changed since the token was issued: fetch a new one once, and repeat.
    TOKEN_OUTDATED("token-outdated", 401, "The token is outdated"),
    FORBIDDEN("forbidden", 403, "This is not permitted"),
    TENANT_SUSPENDED("tenant-suspended", 403, "The organization is suspended"),
    /// Also the answer for what exists but belongs to another tenant, so that its existence does not leak.
    NOT_FOUND("not-found", 404, "There is no such resource"),
    CONFLICT("conflict", 409, "The resource is in the way or has changed meanwhile"),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed meanwhile"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    INTERNAL("internal", 500, "The service failed"),
    UNAVAILABLE("unavailable", 503, "The service cannot do this right now");

    private final String slug;
    private final int status;
    private final String title;

    Common(String slug, int status, String title) {
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
