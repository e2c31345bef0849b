package dev.portolan.catalog.managed;

import dev.portolan.kernel.problems.ProblemType;

/// The failures that are the catalog's own.
final class CatalogProblem {
    static final ProblemType PLAN_LIMIT = new ProblemType("plan-limit", 403, "The plan does not allow more");

    private CatalogProblem() {}
}
