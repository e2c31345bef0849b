package dev.portolan.ui.page;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The day of a time, with the exact time and its zone on hover.
public final class Day extends Span {
    private static final long serialVersionUID = 1;

    /// @param at null is shown as a dash
    public Day(@Nullable Instant at) {
        if (at == null) {
            setText("–");
        } else {
            setText(Amounts.day(at));
            setTitle(Ago.exact(at));
        }
    }
}
