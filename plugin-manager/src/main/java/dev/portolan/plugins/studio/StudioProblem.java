package dev.portolan.plugins.studio;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong with what an admin does in the studio, beyond what every service has.
final class StudioProblem {
    static final ProblemType DRAFT_UNCHANGED =
            new ProblemType("draft-unchanged", 409, "Nothing has changed since the last publication");

    private StudioProblem() {}
}
