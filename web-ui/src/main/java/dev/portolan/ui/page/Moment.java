package dev.portolan.ui.page;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A time relative to now and, below it, on the clock with its zone.
public final class Moment extends Span {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// @param missing what to say when there is no such time
    public Moment(@Nullable Instant at, String missing) {
        addClassName("moment");
        if (at == null) {
            setText(missing);
            addClassName("sub");
        } else {
            var clock = new Span(clock(at));
            clock.addClassName("clock");
            add(new Ago(at), clock);
        }
    }

    /// @return for example `28 Nov 2026, 20:04 UTC`
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }
}
