package dev.portolan.plugins.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that can be configured, as a form shows it.
public sealed interface Field {
    Label label();

    /// A group of settings; keys it does not name are refused.
    record Group(Label label, Part always, List<Condition> conditions) implements Field {
        public Group {
            conditions = List.copyOf(conditions);
        }
    }

    /// One of several groups, told apart by the value of one property.
    ///
    /// @param branches by that value
    record Variants(Label label, String discriminator, SequencedMap<String, Group> branches) implements Field {
        public Variants {
            branches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(branches));
        }
    }

    /// @param secret where it may be sent to; null when it is no secret
    record Text(
            Label label,
            Length length,
            @Nullable Pattern pattern,
            @Nullable Format format,
            @Nullable String secret) implements Field {}

    /// @param whole takes integers only
    record Number(Label label, boolean whole, Range range) implements Field {}

    /// True or false.
    record Flag(Label label) implements Field {}

    /// One of some scalars.
    record Choice(Label label, List<Option> options) implements Field {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// @param title what a person chooses by; the value itself where the schema has no title for it
    record Option(JsonNode value, String title) {}

    /// Always the same scalar.
    record Constant(Label label, JsonNode value) implements Field {}

    /// Several values of one kind.
    record Sequence(Label label, Field items, Length length, boolean unique) implements Field {}

    /// Some properties of a group.
    record Part(SequencedMap<String, Field> properties, Set<String> required) {
        static final Part EMPTY = new Part(Collections.emptySortedMap(), Set.of());

        public Part {
            properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
            required = Set.copyOf(required);
        }
    }

    /// Properties that depend on the value of a sibling.
    record Condition(String sibling, JsonNode value, Part then, Part otherwise) {
        Part part(JsonNode group) {
            return value.equals(group.get(sibling)) ? then : otherwise;
        }
    }

    /// @param most -1 when there is no bound
    record Length(int least, int most) {
        boolean admits(int length) {
            return length >= least && (most < 0 || length <= most);
        }
    }

    /// Bounds of a number, each absent when null.
    record Range(
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal above,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal below,
            @Nullable BigDecimal step) {
        /// Whether no number at all is within the bounds.
        boolean empty() {
            return over(minimum, maximum, 0)
                    || over(minimum, below, 1)
                    || over(above, maximum, 1)
                    || over(above, below, 1);
        }

        private static boolean over(@Nullable BigDecimal least, @Nullable BigDecimal most, int apart) {
            return least != null && most != null && least.compareTo(most) + apart > 0;
        }
    }

    /// What a form shows beside the value.
    ///
    /// @param initial the default, null when there is none
    /// @param immutable cannot be changed once it is set
    /// @param options where the form gets what may be chosen, null when nowhere
    record Label(
            @Nullable String title,
            @Nullable String description,
            @Nullable JsonNode initial,
            boolean immutable,
            @Nullable OptionSource options) {}
}
