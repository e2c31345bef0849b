package dev.portolan.ui.conflicts;

import dev.portolan.ui.page.DifferenceWords;

/// How a conflict is told.
///
/// @param title what has happened
/// @param field what one row is about: `setting`, `field`
/// @param promise what becomes of what was chosen
/// @param goOn what the button says that goes on with it
/// @param reading fields and their values in words; a list of things with fields of their own is told without
public record Words(String title, String field, String promise, String goOn, DifferenceWords reading) {
    /// Of settings.
    ///
    /// @param reading by pointers within the configuration
    public static Words settings(DifferenceWords reading) {
        return new Words(
                "Somebody else has changed these settings",
                "setting",
                "Nothing of yours is lost: choose what is to be, then look at what will change.",
                "Review what will change",
                reading);
    }
}
