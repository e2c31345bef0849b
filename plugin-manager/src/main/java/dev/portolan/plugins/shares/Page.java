package dev.portolan.plugins.shares;

import dev.portolan.plugins.schedules.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of what a run has to tell.
///
/// @param removed names of things that go
/// @param kept names of things that stay as they are
/// @param depth how many events, each caused by the one before it, led to it; 0 where none did
public record Page<T>(
        List<T> items, List<String> removed, List<String> kept, Schedule.@Nullable Progress progress, int depth) {
    public Page {
        items = List.copyOf(items);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
    }

    public Page(List<T> items, List<String> removed, List<String> kept, Schedule.@Nullable Progress progress) {
        this(items, removed, kept, progress, 0);
    }

    /// The same as an answer to events.
    public Page<T> after(int events) {
        return new Page<>(items, removed, kept, progress, events);
    }
}
