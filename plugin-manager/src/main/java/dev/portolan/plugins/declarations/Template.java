package dev.portolan.plugins.declarations;

import dev.portolan.plugins.expressions.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value with expressions in it.
public sealed interface Template {
    /// What stands there.
    ///
    /// @param value as expressions know values
    record Fixed(@Nullable Object value) implements Template {}

    /// A text that begins with `=`.
    ///
    /// @param place JSON Pointer of it in its file, for whoever has to mend it
    record Computed(String place, Expression expression) implements Template {}

    record Entries(Map<String, Template> entries) implements Template {
        public Entries {
            entries = new LinkedHashMap<>(entries);
        }
    }

    record Items(List<Template> items) implements Template {
        public Items {
            items = List.copyOf(items);
        }
    }
}
