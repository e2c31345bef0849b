package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the configuration that is sent out of what is filled in.
final class Body {
    private final FormModel model;

    Body(FormModel model) {
        this.model = model;
    }

    ObjectNode of(List<Field> level) {
        var body = JsonNodeFactory.instance.objectNode();
        for (var field : level) {
            if (model.visible(field)) {
                var value = value(field);
                if (value != null) {
                    body.set(name(field.info().pointer()), value);
                }
            }
        }
        return body;
    }

    private static String name(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }

    private @Nullable JsonNode value(Field field) {
        var value = model.get(field.info().pointer());
        var there = !value.isMissingNode() && !value.isNull();
        return switch (field) {
            case Field.Secret secret -> secret(secret, value);
            case Field.Group group -> {
                var inner = of(group.fields());
                yield inner.isEmpty() && !group.info().required() ? null : inner;
            }
            case Field.Sequence list -> there ? items(list) : null;
            case Field.Constant constant -> there || constant.info().required() ? constant.value() : null;
            case Field.Text _,
                    Field.Number _,
                    Field.Flag _,
                    Field.Choice _,
                    Field.Live _,
                    Field.Many _,
                    Field.Opaque _ -> there ? value : null;
        };
    }

    private @Nullable JsonNode secret(Field.Secret secret, JsonNode value) {
        if (value.path("set").isTextual()) {
            return JsonNodeFactory.instance.objectNode().set("set", value.path("set"));
        }
        if (!model.secretStored(secret)) {
            return null;
        }
        return JsonNodeFactory.instance.objectNode().put(value.path("clear").asBoolean() ? "clear" : "keep", true);
    }

    private JsonNode items(Field.Sequence list) {
        var items = JsonNodeFactory.instance.arrayNode();
        for (var index = 0; index < model.size(list); index++) {
            var item = value(model.item(list, index));
            items.add(item == null ? NullNode.instance : item);
        }
        return items;
    }
}
