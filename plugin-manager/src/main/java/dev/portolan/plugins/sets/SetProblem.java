package dev.portolan.plugins.sets;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong with a plugin set, beyond what every service has.
final class SetProblem {
    public static final ProblemType REFUSED =
            new ProblemType("plugin-set-refused", 409, "The plugin set cannot be applied");

    private SetProblem() {}
}
