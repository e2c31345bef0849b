package dev.portolan.ui.sources;

import dev.portolan.ui.clients.Sources.Progress;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Optional;

/// What sources are, and how they stand, in words.
final class SourceWords {
    /// How often a source can be read, in seconds.
    static final List<Long> SCHEDULES = List.of(60L, 300L, 900L, 3_600L, 21_600L, 86_400L, 604_800L);

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private SourceWords() {}

    static String kind(String kind) {
        return switch (kind) {
            case "git" -> "Git repository";
            case "upload" -> "Uploaded file";
            case "provider" -> "Provider";
            case "processor" -> "Processor of a plugin";
            case "managed" -> "Managed here";
            case "import" -> "Import from Backstage";
            default -> "Address";
        };
    }

    /// Whether somebody registered it and may change or remove it; the others come and go with what fills them.
    static boolean registered(String kind) {
        return switch (kind) {
            case "provider", "processor", "managed", "import" -> false;
            default -> true;
        };
    }

    /// Whether there is anything to read again.
    static boolean readable(String kind) {
        return "url".equals(kind) || "git".equals(kind);
    }

    static Tone tone(String state) {
        return switch (state) {
            case "ok" -> Tone.GOOD;
            case "failed" -> Tone.BAD;
            default -> Tone.INFO;
        };
    }

    static String state(String state) {
        return switch (state) {
            case "ok" -> "Read";
            case "failed" -> "Has errors";
            case "reading" -> "Reading";
            default -> "Waiting";
        };
    }

    /// @return for example `Storing 340 of 1,204`
    static String progress(Progress progress) {
        var verb = switch (progress.phase()) {
            case "fetching" -> "Fetching";
            case "storing" -> "Storing";
            case "finishing" -> "Finishing";
            default -> "Reading";
        };
        if (progress.total() != null) {
            return verb + " " + Amounts.count(progress.done()) + " of " + Amounts.count(progress.total());
        }
        return progress.done() == 0 ? verb : verb + ", " + Amounts.count(progress.done()) + " so far";
    }

    /// The share that is done; empty as long as nobody can know it.
    static Optional<Double> share(Progress progress) {
        var total = progress.total();
        return total == null || total == 0
                ? Optional.empty()
                : Optional.of(Math.clamp((double) progress.done() / total, 0, 1));
    }

    /// @return for example `Every 5 minutes`
    static String every(Optional<Long> seconds) {
        return seconds.map(SourceWords::every).orElse("As usual, every few minutes");
    }

    static String every(long seconds) {
        if (seconds % DAY == 0) {
            return every(seconds / DAY, "day");
        }
        if (seconds % HOUR == 0) {
            return every(seconds / HOUR, "hour");
        }
        return seconds % MINUTE == 0 ? every(seconds / MINUTE, "minute") : every(seconds, "second");
    }

    private static String every(long count, String unit) {
        return count == 1 ? "Every " + unit : "Every " + Amounts.count(count) + " " + unit + "s";
    }

    /// An address without what every address begins with.
    static String brief(String target) {
        return target.replaceFirst("^https?://", "");
    }

    /// The name at the end of an address.
    static String lastPart(String address) {
        var whole = address.replaceFirst("[?#].*$", "");
        var slash = whole.lastIndexOf('/');
        return slash < 0 || slash == whole.length() - 1 ? whole : whole.substring(slash + 1);
    }

    /// What registering would do in one line, for example `12 new, 1 changed, 3 unchanged`.
    static String counts(long made, long changed, long unchanged) {
        var words = Amounts.count(made) + " new, " + Amounts.count(changed) + " changed";
        return unchanged == 0 ? words : words + ", " + Amounts.count(unchanged) + " unchanged";
    }

    /// Where a file can be looked at, at the line in question if its host knows lines.
    static String at(String file, Optional<Long> line) {
        var knowsLines = file.contains("/blob/") || file.contains("/src/branch/");
        return knowsLines && line.isPresent() && file.indexOf('#') < 0 ? file + "#L" + line.get() : file;
    }
}
