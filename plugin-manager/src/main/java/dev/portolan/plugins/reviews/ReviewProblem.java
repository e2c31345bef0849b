package dev.portolan.plugins.reviews;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong with a review, beyond what every service has.
final class ReviewProblem {
    static final ProblemType SUBMISSION_DECIDED =
            new ProblemType("submission-decided", 409, "The package does not wait for a review");

    private ReviewProblem() {}
}
