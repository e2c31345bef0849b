package dev.portolan.kernel.identity;

import dev.portolan.kernel.problems.ProblemException;
import java.util.Optional;

/// Turns an API token into a token of its tenant. tenant-service does it itself, every other service asks it to.
public interface ApiTokenExchange {
    /// Asks once; who calls keeps the answer.
    ///
    /// @param apiToken well-formed
    /// @return the tenant token; empty when the API token is unknown, expired or revoked
    /// @throws ProblemException `unavailable` when that cannot be found out now
    Optional<String> exchange(String apiToken);
}
