package dev.portolan.plugins.runtime;

import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.Outcome.Returned;
import org.jspecify.annotations.Nullable;

/// Says how a call ended from what was seen of it.
final class Verdict {
    private final Call call;
    private final Budget budget;
    private final boolean memoryRefused;
    private final boolean starved;

    Verdict(Call call, Budget budget, FlatMemory memory) {
        this.call = call;
        this.budget = budget;
        this.memoryRefused = memory.refusedToGrow();
        this.starved = memory.starved();
    }

    /// The guest came to its end.
    Outcome finished(Usage usage) {
        if (call.value() != null) {
            return new Returned(call.value(), usage);
        }
        if (starved) {
            return failed(Reason.TOO_BUSY, null, usage);
        }
        var thrown = call.thrown();
        if (thrown != null) {
            var reason = memoryRefused
                            && thrown.reason() == Reason.ERROR
                            && thrown.message().contains("memory")
                    ? Reason.MEMORY
                    : thrown.reason();
            return failed(reason, thrown, usage);
        }
        return memoryRefused
                ? failed(Reason.MEMORY, null, usage)
                : new Failed(
                        Reason.NO_ANSWER, "The function never answered: its promise does not settle.", null, usage);
    }

    /// The guest was ended by an exception in the JVM.
    Outcome ended(Throwable cause, Usage usage) {
        if (call.expired()) {
            return failed(Reason.TIMEOUT, null, usage);
        }
        return switch (cause) {
            case Stopped stopped -> new Failed(stopped.reason(), String.valueOf(stopped.getMessage()), null, usage);
            case StackOverflowError _ -> failed(Reason.STACK, null, usage);
            // The guest's own stack is at the bottom of its memory and grows downwards.
            case IndexOutOfBoundsException _ -> failed(Reason.STACK, null, usage);
            case Throwable other
            when other.getCause() instanceof StackOverflowError -> failed(Reason.STACK, null, usage);
            case Throwable _ when starved -> failed(Reason.TOO_BUSY, null, usage);
            default ->
                memoryRefused
                        ? failed(Reason.MEMORY, null, usage)
                        : new Failed(Reason.ERROR, "The plugin brought its sandbox down.", null, usage);
        };
    }

    private Outcome failed(Reason reason, @Nullable Thrown thrown, Usage usage) {
        var message = switch (reason) {
            case TIMEOUT -> Sentences.timeout(budget);
            case MEMORY -> Sentences.memory(budget);
            case STACK -> Sentences.stack();
            case TOO_BUSY -> Sentences.starved();
            case OUTPUT, HOST_LIMIT, ERROR, NO_ANSWER -> thrown == null ? "The function failed." : thrown.message();
        };
        return new Failed(reason, message, thrown == null ? null : thrown.line(), usage);
    }
}
