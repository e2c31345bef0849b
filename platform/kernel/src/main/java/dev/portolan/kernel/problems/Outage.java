package dev.portolan.kernel.problems;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells failures that pass by themselves from those that somebody has to mend.
final class Outage {
    private static final int DEEPEST = 20;

    private Outage() {}

    /// Whether the database could not be reached, or went away: classes 08 and 57P of SQLSTATE, and a pool that had no
    /// connection to give.
    static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && away(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean away(SQLException failure) {
        var state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || (state == null
                        ? String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("acquisition timeout")
                        : state.startsWith("08") || state.startsWith("57P"));
    }
}
