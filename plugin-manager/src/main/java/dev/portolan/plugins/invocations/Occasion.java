package dev.portolan.plugins.invocations;

import org.jspecify.annotations.Nullable;

/// What a call of a plugin's function is a part of: says so to host functions, and looks on. Called on the thread of
/// the plugin, whose time it takes: it must not wait.
public interface Occasion {
    /// Nothing in particular.
    Occasion PLAIN = new Occasion() {};

    /// Beyond so many events in a row nothing is done that would be a cause of further ones: a chain that long is taken
    /// for a circle.
    int DEEPEST = 5;

    /// What a plugin and its admins are told then.
    String CIRCLE = "So many events have led to one another that this looks like a circle: after " + DEEPEST
            + " in a row no further event, run or change of the catalog comes of them.";

    /// An answer to events.
    ///
    /// @param depth how many events, each caused by the one before it, led to this call
    static Occasion after(int depth) {
        return new Occasion() {
            @Override
            public int depth() {
                return depth;
            }
        };
    }

    /// Whether so many events in a row have led to this call that it may be no cause of another.
    default boolean circular() {
        return depth() > DEEPEST;
    }

    /// How many events, each caused by the one before it, led to this call; 0 when none did.
    default int depth() {
        return 0;
    }

    /// Hears each line of the plugin's log as it is written.
    default void line(LogLine line) {}

    /// Hears how far the plugin is.
    ///
    /// @return whether anybody wants to know
    default boolean progress(Progress progress) {
        return false;
    }

    /// Whether somebody looks on while it runs, so that what is said is wanted at once.
    default boolean followed() {
        return false;
    }

    /// Whether whoever asked for it wants it no more. From then on the plugin is refused whatever it asks for.
    default boolean cancelled() {
        return false;
    }

    /// @param total 0 where it is not known
    /// @param message at most 200 characters
    record Progress(long done, long total, @Nullable String message) {}
}
