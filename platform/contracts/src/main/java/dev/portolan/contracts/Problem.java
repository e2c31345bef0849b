package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of every error response: RFC 9457 with `violations` as the one extension member.
///
/// @param type `https://portolan.dev/problems/` and a slug of docs/problems.md
/// @param instance path of the request that failed
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable URI instance,
        @Nullable List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";
    public static final URI TYPES = URI.create("https://portolan.dev/problems/");

    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    /// Last segment of the type, which clients branch on: `not-found`, `invalid`, `tenant-suspended`, ...
    public String slug() {
        var path = type.toString();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// One fault in the request.
    ///
    /// @param pointer JSON Pointer (RFC 6901) into the request body, or the parameter's name
    public record Violation(String pointer, String message) {}
}
