package dev.portolan.plugins.marketplace;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong with a change of a release, beyond what every service has.
final class ReleaseProblem {
    static final ProblemType RELEASE_STATE =
            new ProblemType("release-state", 409, "The release's state does not allow this");

    private ReleaseProblem() {}
}
