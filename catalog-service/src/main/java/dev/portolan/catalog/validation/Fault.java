package dev.portolan.catalog.validation;

import dev.portolan.catalog.model.Texts;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with an entity.
///
/// @param pointer JSON Pointer to the value, or to the object that lacks one
/// @param found what is there, shortened; null where nothing is
/// @param expected what belongs there, for people; null where the message says it all
/// @param message in the words of Backstage's own checks, shortened
public record Fault(
        String pointer, @Nullable String found, @Nullable String expected, String message) {
    private static final int LONGEST = 120;
    private static final int LONGEST_MESSAGE = 2_000;

    public Fault {
        pointer = Texts.shown(pointer, LONGEST_MESSAGE);
        found = found == null ? null : Texts.shown(found, LONGEST);
        message = Texts.shown(message, LONGEST_MESSAGE);
    }

    Fault within(String context) {
        return new Fault(pointer, found, expected, context + message);
    }
}
