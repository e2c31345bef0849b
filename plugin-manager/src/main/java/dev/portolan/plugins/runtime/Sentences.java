package dev.portolan.plugins.runtime;

/// How a broken budget is told, whichever runtime finds it.
final class Sentences {
    private Sentences() {}

    static String of(Stopped stopped, Budget budget) {
        var message = stopped.getMessage();
        if (message != null && !message.isEmpty()) {
            return message;
        }
        return switch (stopped.reason()) {
            case TIMEOUT -> timeout(budget);
            case MEMORY -> memory(budget);
            case STACK -> stack();
            case TOO_BUSY -> starved();
            case OUTPUT, HOST_LIMIT, ERROR, NO_ANSWER -> "The function failed.";
        };
    }

    static String timeout(Budget budget) {
        return "The function took longer than %,d ms."
                .formatted(budget.timeout().toMillis());
    }

    static String memory(Budget budget) {
        return "The function needed more than %d MiB of memory.".formatted(budget.memoryMiB());
    }

    static String stack() {
        return "The function called itself too deeply.";
    }

    static String starved() {
        return "This node has no memory left for plugins at the moment.";
    }

    static String output(int size, Budget budget) {
        return "The answer has %,d KiB, %,d are allowed.".formatted(size / 1024, budget.outputKiB());
    }
}
