package dev.portolan.plugins.tool;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says in a line why a command could not be carried out.
final class Failures {
    private Failures() {}

    static String words(Throwable failure) {
        var cause = failure.getCause();
        if (failure instanceof UncheckedIOException && cause != null) {
            return words(cause);
        }
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " is not there.";
            case FileAlreadyExistsException there -> there.getFile() + " is there already.";
            case AccessDeniedException closed -> closed.getFile() + " may not be read or written.";
            default -> message(failure, failure.getMessage());
        };
    }

    private static String message(Throwable failure, @Nullable String message) {
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
