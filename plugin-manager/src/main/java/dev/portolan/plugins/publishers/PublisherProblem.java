package dev.portolan.plugins.publishers;

import dev.portolan.kernel.problems.ProblemType;

/// What can be wrong about publishers, beyond what every service has.
final class PublisherProblem {
    static final ProblemType PUBLISHER_TAKEN =
            new ProblemType("publisher-taken", 409, "There is a publisher of this name already");
    static final ProblemType KEY_NOT_PROVEN = new ProblemType("key-not-proven", 409, "The key could not be verified");
    static final ProblemType TOO_MANY_PUBLISHER_TOKENS =
            new ProblemType("too-many-publisher-tokens", 409, "The publisher has as many tokens as it may");

    private PublisherProblem() {}
}
