package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that can be set in a form.
public sealed interface Field {
    Info info();

    /// @param pattern of RE2; empty for none
    record Text(Info info, Format format, Length length, String pattern) implements Field {}

    /// Written and never read: only whether it is set is known.
    ///
    /// @param destination the one address it is sent to, with settings in braces; empty when the schema is silent,
    ///     `signatures` when it stays here
    record Secret(Info info, String destination, Length length) implements Field {
        /// Whether it is for signatures, and is sent nowhere.
        public boolean staysHere() {
            return destination.equals("signatures");
        }
    }

    record Number(Info info, boolean whole, Range range) implements Field {}

    /// @param explicit said as true or false even when nobody touched it, because something depends on it
    record Flag(Info info, boolean explicit) implements Field {}

    record Choice(Info info, List<Option> options) implements Field {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// Always the same; shown, not asked.
    record Constant(Info info, JsonNode value) implements Field {}

    /// Some out of a set, each at most once.
    ///
    /// @param item one of them: a choice, or a text or number with a live list
    record Many(Info info, Field item, Length length) implements Field {}

    /// A text or number whose values come from a list that the plugin or the catalog keeps.
    record Live(Info info, Field plain) implements Field {}

    record Group(Info info, List<Field> fields) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /// A list in which order counts, of values or of groups.
    ///
    /// @param items schema of one item
    record Sequence(Info info, JsonNode items, Length length, boolean unique) implements Field {
        /// @param index from 0
        public Field item(int index) {
            return SchemaReader.item(this, index);
        }

        /// Whether its items are groups of settings.
        public boolean ofGroups() {
            return item(0) instanceof Group;
        }
    }

    /// Part of a schema that no form can draw; its value stays as it is.
    record Opaque(Info info) implements Field {}

    /// @param pointer JSON Pointer of the value
    /// @param conditions all of which must hold for the field to be there
    record Info(String pointer, Words words, Rules rules, Place place, List<Condition> conditions) {
        public Info {
            conditions = List.copyOf(conditions);
        }

        public String title() {
            return words.title();
        }

        public String help() {
            return words.help();
        }

        public boolean required() {
            return rules.required();
        }

        /// Tells apart fields of the same pointer in different branches.
        String key() {
            return conditions.isEmpty() ? pointer : pointer + conditions;
        }
    }

    /// @param deprecated what to do instead; empty for no more than that it is, null when it is not
    /// @param suggestions values to start from
    record Words(String title, String help, @Nullable String deprecated, List<JsonNode> suggestions) {
        public Words {
            suggestions = List.copyOf(suggestions);
        }
    }

    /// @param immutable cannot be changed once it is set
    /// @param initial the default; null when there is none
    record Rules(
            boolean required, boolean immutable, @Nullable JsonNode initial) {}

    /// @param order smaller comes first
    /// @param group heading that it stands under; empty for none
    /// @param widget as the author wants it drawn; empty for the usual
    /// @param repeated within a list
    record Place(double order, String group, String widget, boolean repeated) {}

    /// @param pointer whose value decides
    /// @param equal true: there when the value is this one; false: there when it is not
    record Condition(String pointer, JsonNode value, boolean equal) {}

    /// One of the values of a choice.
    record Option(JsonNode value, String title) {}

    /// @param most -1 when there is no bound
    record Length(int least, int most) {
        public static final Length ANY = new Length(0, -1);

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
            @Nullable BigDecimal step) {}
}
