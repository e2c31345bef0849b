package dev.portolan.ui.blocks;

import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.page.Ago;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Times as plugins write them.
final class Moments {
    private Moments() {}

    /// The time relative to now, or the text as it is when it is no instant.
    static Span show(String text) {
        try {
            return new Ago(Instant.parse(text));
        } catch (DateTimeParseException e) {
            var plain = new Span(text);
            plain.addClassName("sub");
            return plain;
        }
    }
}
