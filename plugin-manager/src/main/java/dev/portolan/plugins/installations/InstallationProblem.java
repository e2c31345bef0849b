package dev.portolan.plugins.installations;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong with a change of an installation, beyond what every service has.
final class InstallationProblem {
    public static final ProblemType PLAN_LIMIT = new ProblemType("plan-limit", 403, "The plan does not allow more");
    public static final ProblemType PLUGIN_NEEDED =
            new ProblemType("plugin-needed", 409, "Another plugin stands in the way");

    public static final ProblemType MIGRATION_FAILED =
            new ProblemType("migration-failed", 409, "The settings could not be migrated");

    private InstallationProblem() {}
}
