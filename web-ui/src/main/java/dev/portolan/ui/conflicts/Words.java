package dev.portolan.ui.conflicts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.page.DifferenceList;

/// How a conflict is told.
///
/// @param title what has happened
/// @param field what one row is about: `setting`, `field`
/// @param promise what becomes of what was chosen
/// @param goOn what the button says that goes on with it
public record Words(String title, String field, String promise, String goOn, Reading reading) {
    /// Of settings.
    public static Words settings(Reading reading) {
        return new Words(
                "Somebody else has changed these settings",
                "setting",
                "Nothing of yours is lost: choose what is to be, then look at what will change.",
                "Review what will change",
                reading);
    }

    /// Fields and their values in words.
    public interface Reading {
        /// As they stand in the document.
        Reading PLAIN = new Reading() {
            @Override
            public String name(String pointer) {
                return DifferenceList.setting(pointer);
            }

            @Override
            public String value(String pointer, JsonNode value) {
                return DifferenceList.text(value);
            }
        };

        String name(String pointer);

        /// @param value anything but a list of things with fields of their own
        String value(String pointer, JsonNode value);
    }
}
