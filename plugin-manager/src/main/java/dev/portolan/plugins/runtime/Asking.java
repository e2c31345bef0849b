package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one call asks of the host, counted and within its time.
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    /// Costs next to nothing, and is called in loops: so many are free.
    private static final String PROGRESS = "progress";
    private static final int MOST_REPORTS = 1000;

    private final Budget budget;
    private final HostFunctions host;
    private final AtomicBoolean expired;
    private int count;
    private int reports;

    /// @param expired set at the deadline, before the thread is interrupted
    Asking(Budget budget, HostFunctions host, AtomicBoolean expired) {
        this.budget = budget;
        this.host = host;
        this.expired = expired;
    }

    /// @throws Stopped when that is one call too many, or the time is over
    HostResult ask(String function, JsonNode argument) {
        count(function);
        return answer(function, argument);
    }

    /// Counts a call that is refused before it is made.
    void count(String function) {
        requireTime();
        if (function.equals(PROGRESS) && ++reports <= MOST_REPORTS) {
            return;
        }
        if (++count > budget.hostCalls()) {
            throw new Stopped(
                    Reason.HOST_LIMIT,
                    "The plugin asked the platform more than %d times.".formatted(budget.hostCalls()));
        }
    }

    HostResult answer(String function, JsonNode argument) {
        var turn = Turn.CURRENT.isBound() ? Turn.CURRENT.get() : null;
        if (turn != null) {
            turn.give();
        }
        var result = asked(function, argument);
        requireTime();
        if (turn != null && !turn.take()) {
            throw new Stopped(Reason.TIMEOUT, "");
        }
        return result;
    }

    private HostResult asked(String function, JsonNode argument) {
        try {
            return host.call(function, argument);
        } catch (RuntimeException e) {
            if (!expired()) {
                LOG.error("Host function {} failed", function, e);
            }
            return new HostResult.Refused("internal", "The platform could not answer " + function + ".");
        }
    }

    /// A host function may have swallowed the interrupt.
    void requireTime() {
        if (expired()) {
            throw new Stopped(Reason.TIMEOUT, "");
        }
    }

    boolean expired() {
        return expired.get();
    }

    int calls() {
        return count;
    }
}
