package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings fields that have just appeared into a state to start from, with their default, and takes away values of
/// another shape, such as a field of the same name in another branch left behind.
final class Settling {
    /// A field that appears may make another one appear, which stands earlier in the form.
    private static final int MOST_ROUNDS = 10;

    private final FormModel model;
    private Set<String> shown = new HashSet<>();

    Settling(FormModel model) {
        this.model = model;
    }

    void settle() {
        for (var round = 0; round < MOST_ROUNDS; round++) {
            Map<String, Field> now = new LinkedHashMap<>();
            var fresh = visit(model.fields(), now);
            shown = new HashSet<>(now.keySet());
            if (!fresh) {
                return;
            }
        }
    }

    /// @return whether anything had not been there before
    private boolean visit(List<Field> fields, Map<String, Field> now) {
        var fresh = false;
        for (var field : fields) {
            if (model.visible(field)) {
                fresh |= visit(field, now);
            }
        }
        return fresh;
    }

    private boolean visit(Field field, Map<String, Field> now) {
        now.put(field.info().key(), field);
        var fresh = !shown.contains(field.info().key());
        start(field, fresh);
        if (field instanceof Field.Group group) {
            fresh |= visit(group.fields(), now);
        }
        if (field instanceof Field.Sequence list) {
            for (var index = 0; index < model.size(list); index++) {
                fresh |= visit(model.item(list, index), now);
            }
        }
        return fresh;
    }

    private void start(Field field, boolean fresh) {
        var pointer = field.info().pointer();
        var value = model.get(pointer);
        var there = !value.isMissingNode() && !value.isNull();
        if (there && !fits(field, value)) {
            model.put(
                    pointer,
                    field instanceof Field.Group && field.info().place().repeated()
                            ? JsonNodeFactory.instance.objectNode()
                            : null);
            there = false;
        }
        var initial = field.info().rules().initial();
        if (!fresh || there) {
            return;
        }
        if (initial != null && fits(field, initial)) {
            model.put(pointer, initial.deepCopy());
        } else if (field instanceof Field.Flag flag && flag.explicit()) {
            model.put(pointer, BooleanNode.FALSE);
        }
    }

    private static boolean fits(Field field, JsonNode value) {
        return switch (field) {
            case Field.Text _ -> value.isTextual();
            case Field.Number _ -> value.isNumber();
            case Field.Flag _ -> value.isBoolean();
            case Field.Choice _, Field.Constant _, Field.Live _ -> SchemaReader.scalar(value);
            case Field.Secret _, Field.Group _ -> value.isObject();
            case Field.Many _, Field.Sequence _ -> value.isArray();
            case Field.Opaque _ -> true;
        };
    }
}
