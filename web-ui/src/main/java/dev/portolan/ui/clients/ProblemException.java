package dev.portolan.ui.clients;

import dev.portolan.contracts.Problem.Violation;
import java.util.List;

/// What a service answered instead of what was asked for, in words that can be shown.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String slug;
    private final String detail;
    private final transient List<Violation> violations;

    public ProblemException(int status, String slug, String detail, List<Violation> violations) {
        super(slug + ": " + detail);
        this.status = status;
        this.slug = slug;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    /// A service that gave no answer at all.
    ///
    /// @param service its name for people, for example `The catalog`
    static ProblemException unavailable(String service) {
        return new ProblemException(
                503, "unavailable", service + " does not answer right now. Try again in a moment.", List.of());
    }

    public int status() {
        return status;
    }

    /// Last segment of the problem's type: `not-found`, `invalid`, `unavailable`, ...
    public String slug() {
        return slug;
    }

    /// What to tell people, with what is wrong with each part of what was sent: show it where no field says that.
    public String detail() {
        return ViolationWords.of(detail, violations);
    }

    /// What is wrong with each part of what was sent, for fields that can show it.
    public List<Violation> violations() {
        return violations;
    }

    /// Whether the answer was 404, which is also how another tenant's things look.
    public boolean notFound() {
        return status == 404;
    }

    public boolean forbidden() {
        return status == 403;
    }
}
