package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that can be set in a form.
sealed interface Field {
    Info info();

    /// @param format of the schema, for example `uri`; empty for plain text
    /// @param longest most characters; 0 for no limit
    record Text(Info info, String format, int longest) implements Field {}

    /// Written and never read: only whether it is set is known.
    record Secret(Info info) implements Field {}

    record Number(
            Info info,
            boolean whole,
            @Nullable Double low,
            @Nullable Double high) implements Field {}

    record Flag(Info info) implements Field {}

    record Choice(Info info, List<String> options) implements Field {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// Several values.
    ///
    /// @param options what may be chosen; empty when anything may be written
    /// @param numbers whether the values are numbers
    record Many(Info info, List<String> options, boolean numbers) implements Field {
        public Many {
            options = List.copyOf(options);
        }
    }

    record Group(Info info, List<Field> fields) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /// A list of objects, each with fields of its own.
    ///
    /// @param schema of one item
    /// @param most how many there may be; 0 for no limit
    record Items(Info info, JsonNode schema, int most) implements Field {
        /// The fields of one item.
        List<Field> fields(int index) {
            return SchemaReader.read(schema, info.pointer() + "/" + index);
        }
    }

    /// Part of a schema that this form cannot draw; its value stays as it is.
    record Opaque(Info info) implements Field {}

    /// @param pointer JSON Pointer of the value
    /// @param condition when the field is there at all; absent means always
    record Info(
            String pointer,
            String title,
            String help,
            boolean required,
            boolean immutable,
            Place place,
            @Nullable Condition condition) {}

    /// @param order smaller comes first
    /// @param group heading that it stands under; empty for none
    record Place(double order, String group) {}

    /// @param pointer whose value decides
    /// @param value as text
    /// @param equal true: there when the value is this one; false: there when it is not
    record Condition(String pointer, String value, boolean equal) {}
}
