package dev.portolan.ui.page;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A time relative to now, with the exact one on hover.
public final class Ago extends Span {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public Ago(@Nullable Instant at) {
        this(at, InstantSource.system());
    }

    Ago(@Nullable Instant at, InstantSource time) {
        addClassName("ago");
        if (at == null) {
            setText("unknown");
        } else {
            setText(words(at, time.instant()));
            setTitle(exact(at));
        }
    }

    /// @return for example `28 November 2026, 20:04:31 UTC`
    static String exact(Instant at) {
        return EXACT.format(at);
    }

    /// @return for example `3 minutes ago`
    static String words(Instant at, Instant now) {
        var age = Duration.between(at, now);
        if (age.isNegative() && age.abs().toMinutes() > 1) {
            return "in " + amount(age.abs());
        }
        return age.toSeconds() < 5 ? "just now" : amount(age) + " ago";
    }

    private static String amount(Duration duration) {
        if (duration.toSeconds() < 60) {
            return plural(duration.toSeconds(), "second");
        }
        if (duration.toMinutes() < 60) {
            return plural(duration.toMinutes(), "minute");
        }
        if (duration.toHours() < 48) {
            return plural(duration.toHours(), "hour");
        }
        return duration.toDays() < 60 ? plural(duration.toDays(), "day") : plural(duration.toDays() / 30, "month");
    }

    private static String plural(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
