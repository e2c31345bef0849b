package dev.portolan.plugins.schemacheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.schema.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Checks schemas by the rules of publishing. Keeps nothing.
@ApplicationScoped
public class SchemaCheckService {
    /// The longest schema, in characters of JSON.
    private static final int LONGEST = 262_144;

    private static final int MOST_AT_ONCE = 4;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /// @return at most 100 faults
    /// @throws ProblemException `invalid` when it is too long, `unavailable` when too many are checked at once
    public List<Finding> check(JsonNode schema) {
        if (!places.tryAcquire()) {
            throw ProblemException.retryAfter(
                    Common.UNAVAILABLE, "Too many schemas are checked right now. Try again.", Duration.ofSeconds(1));
        }
        try {
            return checked(schema);
        } finally {
            places.release();
        }
    }

    private static List<Finding> checked(JsonNode schema) {
        var length = schema.toString().length();
        if (length > LONGEST) {
            throw ProblemException.invalid(
                    "/schema", "must have at most %,d characters as JSON; this one has %,d".formatted(LONGEST, length));
        }
        return switch (ConfigSchema.parse(schema)) {
            case ConfigSchema.Result.Accepted _ -> List.of();
            case ConfigSchema.Result.Refused refused -> refused.findings();
        };
    }
}
