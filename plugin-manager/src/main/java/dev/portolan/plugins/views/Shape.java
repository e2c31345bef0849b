package dev.portolan.plugins.views;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What may stand at one place of a view.
sealed interface Shape {
    /// @param longest in characters; the rest is cut off
    record Text(int longest) implements Shape {}

    /// One of a few words.
    record Word(Set<String> words) implements Shape {}

    record Number() implements Shape {}

    record Flag() implements Shape {}

    /// A text, number or boolean.
    record Scalar() implements Shape {}

    /// An address for people to follow.
    record Link() implements Shape {}

    /// An address of an image, or the image itself.
    record Image() implements Shape {}

    /// An entity reference.
    record Reference() implements Shape {}

    /// The name of a function of the plugin.
    record Function() implements Shape {}

    /// By what a part of a view is told apart from others.
    record Name() implements Shape {}

    /// A text that only the plugin understands, to go on with; left out where it is too long to be handed back whole.
    record Cursor() implements Shape {}

    /// JSON that goes back to the plugin as it is.
    record Free(int largest) implements Shape {}

    /// A form in the dialect of configurations.
    record Form() implements Shape {}

    /// A point of a chart: a text or number, and a number.
    record Point() implements Shape {}

    /// Cells by the keys of the table's columns.
    record Line() implements Shape {}

    /// Another block.
    record Block() implements Shape {}

    /// @param most entries kept; the rest is cut off
    record Several(Shape item, int most) implements Shape {}

    /// An object; keys that are not named are dropped.
    record Keys(Map<String, Shape> required, Map<String, Shape> optional) implements Shape {
        // Sorted, so that the same view always comes out the same.
        public Keys {
            required = Collections.unmodifiableSortedMap(new TreeMap<>(required));
            optional = Collections.unmodifiableSortedMap(new TreeMap<>(optional));
        }

        List<String> all() {
            return Stream.concat(required.keySet().stream(), optional.keySet().stream())
                    .sorted()
                    .toList();
        }
    }
}
