package dev.portolan.plugins.installations;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong with a change of an installation, beyond what every service has.
enum InstallationProblem implements ProblemType {
    PLAN_LIMIT("plan-limit", 403, "The plan does not allow more"),
    PLUGIN_NEEDED("plugin-needed", 409, "Another plugin stands in the way");

    private final String slug;
    private final int status;
    private final String title;

    InstallationProblem(String slug, int status, String title) {
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
