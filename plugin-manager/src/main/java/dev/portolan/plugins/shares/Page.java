package dev.portolan.plugins.shares;

import dev.portolan.plugins.schedules.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of what a run has to tell.
///
/// @param removed names of things that go
/// @param kept names of things that stay as they are
public record Page<T>(List<T> items, List<String> removed, List<String> kept, Schedule.@Nullable Progress progress) {
    public Page {
        items = List.copyOf(items);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
    }
}
