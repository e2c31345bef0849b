package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of every error response: RFC 9457 with two extension members, `violations` and `current`.
///
/// @param type `https://portolan.dev/problems/` and a slug of docs/problems.md
/// @param instance path of the request that failed
/// @param current what stands now, where a change came too late for what it was made on
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable URI instance,
        @Nullable List<Violation> violations,
        @Nullable Current current) {
    public static final String MEDIA_TYPE = "application/problem+json";
    public static final URI TYPES = URI.create("https://portolan.dev/problems/");

    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    /// A problem that is not about a change which came too late.
    public Problem(
            URI type,
            String title,
            int status,
            @Nullable String detail,
            @Nullable URI instance,
            @Nullable List<Violation> violations) {
        this(type, title, status, detail, instance, violations, null);
    }

    /// Last segment of the type, which clients branch on: `not-found`, `invalid`, `tenant-suspended`, ...
    public String slug() {
        var path = type.toString();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The newest change of what somebody wanted to change.
    ///
    /// @param revision that stands now
    /// @param by who made it
    public record Current(long revision, Editor by, Instant at) {}

    /// Whose change it was.
    ///
    /// @param name to show
    public record Editor(String subject, String name) {}

    /// One fault in the request.
    ///
    /// @param pointer JSON Pointer (RFC 6901) into the request body, or the parameter's name
    public record Violation(String pointer, String message) {}
}
