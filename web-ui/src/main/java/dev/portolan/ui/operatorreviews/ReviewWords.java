package dev.portolan.ui.operatorreviews;

import dev.portolan.ui.clients.StaffReviews.Finding;
import dev.portolan.ui.clients.StaffReviews.PackedFile;
import dev.portolan.ui.clients.StaffReviews.Submission;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Submissions and what was found in them, in words. Knows no components.
final class ReviewWords {
    /// The states of a submission, in the order of a life.
    static final List<String> STATES =
            List.of("quarantined", "rejected", "published", "uploaded", "validating", "scanning");

    private static final List<String> SEVERITIES = List.of("error", "warning", "info");

    private ReviewWords() {}

    static Tone tone(String state) {
        return switch (state) {
            case "quarantined" -> Tone.ATTENTION;
            case "rejected" -> Tone.BAD;
            case "published" -> Tone.GOOD;
            default -> Tone.INFO;
        };
    }

    static String state(String state) {
        return switch (state) {
            case "quarantined" -> "Waits for a review";
            case "rejected" -> "Rejected";
            case "published" -> "Published";
            case "uploaded" -> "Uploaded";
            case "validating" -> "Being validated";
            case "scanning" -> "Being scanned";
            default -> state;
        };
    }

    static Tone severity(String severity) {
        return switch (severity) {
            case "error" -> Tone.BAD;
            case "warning" -> Tone.ATTENTION;
            default -> Tone.INFO;
        };
    }

    static String severityWord(String severity) {
        return switch (severity) {
            case "error" -> "Error";
            case "warning" -> "Warning";
            case "info" -> "Note";
            default -> severity;
        };
    }

    /// For example `1 error, 3 warnings`; `Nothing found` for none.
    static String count(List<Finding> findings) {
        var parts = new ArrayList<String>();
        count(parts, findings, "error", "error");
        count(parts, findings, "warning", "warning");
        count(parts, findings, "info", "note");
        return parts.isEmpty() ? "Nothing found" : String.join(", ", parts);
    }

    private static void count(List<String> parts, List<Finding> findings, String severity, String word) {
        var count = findings.stream()
                .filter(finding -> finding.severity().equals(severity))
                .count();
        if (count > 0) {
            parts.add(Amounts.count(count, word));
        }
    }

    /// The gravest first, and by file.
    static List<Finding> graded(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt((Finding finding) -> rank(finding.severity()))
                        .thenComparing(Finding::path)
                        .thenComparingInt(Finding::line))
                .toList();
    }

    private static int rank(String severity) {
        var rank = SEVERITIES.indexOf(severity);
        return rank < 0 ? SEVERITIES.size() : rank;
    }

    /// Where a finding is: `plugin.js, line 12`.
    static String place(Finding finding) {
        if (finding.path().isBlank()) {
            return "The package";
        }
        return finding.line() > 0 ? finding.path() + ", line " + finding.line() : finding.path();
    }

    /// A rule's name as words: `hidden-unicode` reads as `Hidden unicode`.
    static String rule(String rule) {
        var words = rule.replace('-', ' ').replace('_', ' ').replace('.', ' ').strip();
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// The lines of a file that something was found in.
    static List<Integer> lines(List<Finding> findings, String path) {
        return findings.stream()
                .filter(finding -> finding.path().equals(path) && finding.line() > 0)
                .map(Finding::line)
                .distinct()
                .sorted()
                .toList();
    }

    /// Whether the text of a file can be looked at; pictures cannot.
    static boolean readable(PackedFile file) {
        var name = file.path().toLowerCase(Locale.ROOT);
        return !name.matches(".*\\.(png|webp|jpg|jpeg|gif|wasm|woff2?|zip)");
    }

    /// @return for example `4.2 KiB`
    static String size(long bytes) {
        if (bytes < 1024) {
            return Amounts.count(bytes, "byte");
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ENGLISH, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ENGLISH, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }

    /// Whether somebody has to decide.
    static boolean waits(Submission submission) {
        return submission.state().equals("quarantined");
    }

    /// Who decided, and why, as a sentence; empty while nobody has.
    static String decided(Submission submission) {
        var course = submission.course();
        if (course.by().isBlank()) {
            return course.reason();
        }
        return course.reason().isBlank() ? "By " + course.by() + "." : course.by() + ": " + course.reason();
    }
}
