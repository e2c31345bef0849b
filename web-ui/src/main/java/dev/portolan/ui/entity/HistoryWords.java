package dev.portolan.ui.entity;

import dev.portolan.ui.clients.EntityHistory.Cause;
import dev.portolan.ui.clients.EntityHistory.Version;
import dev.portolan.ui.page.Tone;
import org.jspecify.annotations.Nullable;

/// What became of an entity, and by what, in words.
final class HistoryWords {
    private static final int BRIEF_REVISION = 12;

    private HistoryWords() {}

    static String what(Version version) {
        return switch (version.operation()) {
            case "created" -> "Came into the catalog";
            case "deleted" -> "Left the catalog";
            default -> {
                var count = version.differences().size();
                yield count == 0 ? "Changed" : count == 1 ? "One field changed" : count + " fields changed";
            }
        };
    }

    static Tone tone(String operation) {
        return switch (operation) {
            case "created" -> Tone.GOOD;
            case "deleted" -> Tone.BAD;
            default -> Tone.INFO;
        };
    }

    /// @return for example `by Ada Okafor` or `read from git.acme.test/x.yaml at 4f1d2c9a7be0`
    static String cause(@Nullable Cause cause) {
        if (cause == null) {
            return "";
        }
        return switch (cause.kind()) {
            case "person" -> "by " + cause.who().orElse("somebody");
            case "provider" -> "sent by the provider " + named(cause.source());
            case "plugin" -> "by the plugin " + named(cause.source());
            case "import" -> "imported from " + named(cause.source()) + by(cause);
            case "portal" -> "by Portolan itself";
            default -> "read from " + named(cause.file() == null ? cause.source() : cause.file()) + revision(cause);
        };
    }

    private static String by(Cause cause) {
        return cause.who().map(who -> " by " + who).orElse("");
    }

    private static String revision(Cause cause) {
        var revision = cause.revision();
        if (revision == null || revision.isBlank()) {
            return "";
        }
        var brief = revision.matches("[0-9a-f]{16,}") ? revision.substring(0, BRIEF_REVISION) : revision;
        return " at " + brief;
    }

    private static String named(@Nullable String source) {
        return source == null || source.isBlank() ? "its source" : source.replaceFirst("^https?://", "");
    }
}
