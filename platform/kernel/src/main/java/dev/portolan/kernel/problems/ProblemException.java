package dev.portolan.kernel.problems;

import dev.portolan.contracts.Problem.Current;
import dev.portolan.contracts.Problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem that the client is told about.
public final class ProblemException extends RuntimeException {
    private final transient ProblemType type;
    private final transient List<Violation> violations;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Current current;

    /// @param detail shown to the client: what happened and what to do; no class names, SQL or other tenants' data
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /// @param violations the fields at fault
    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, violations, null, null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            @Nullable Current current) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.current = current;
    }

    /// A request with one field at fault.
    ///
    /// @param pointer JSON Pointer into the body, or the parameter's name
    public static ProblemException invalid(String pointer, String message) {
        return new ProblemException(Common.INVALID, "See violations.", List.of(new Violation(pointer, message)));
    }

    /// The one answer for what is missing, whatever the reason.
    public static ProblemException notFound() {
        return new ProblemException(Common.NOT_FOUND, "There is no such resource.");
    }

    /// A refusal that passes by itself.
    ///
    /// @param wait sent as `Retry-After`, rounded up to whole seconds
    public static ProblemException retryAfter(ProblemType type, String detail, Duration wait) {
        return new ProblemException(type, detail, List.of(), wait, null);
    }

    /// A change that was made on what has been changed since.
    ///
    /// @param current what stands now, for the client to compare with
    public static ProblemException outdated(String detail, @Nullable Current current) {
        return new ProblemException(Common.PRECONDITION_FAILED, detail, List.of(), null, current);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Optional<Current> current() {
        return Optional.ofNullable(current);
    }
}
