package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Makes the configuration that is sent out of what is filled in.
final class FormValuesBody {
    private final List<Field> fields;
    private final FormValues values;
    private final ObjectNode document;

    FormValuesBody(List<Field> fields, FormValues values, ObjectNode document) {
        this.fields = fields;
        this.values = values;
        this.document = document;
    }

    ObjectNode build() {
        return build(fields);
    }

    private ObjectNode build(List<Field> level) {
        var body = JsonNodeFactory.instance.objectNode();
        for (var field : level) {
            if (values.visible(field)) {
                var pointer = field.info().pointer();
                put(body, pointer.substring(pointer.lastIndexOf('/') + 1), field, document.at(pointer));
            }
        }
        return body;
    }

    private void put(ObjectNode body, String name, Field field, JsonNode value) {
        switch (field) {
            case Field.Secret secret -> {
                if (value.path("set").isTextual() || value.has("clear")) {
                    body.set(name, value);
                } else if (values.secretStored(secret)) {
                    body.putObject(name).put("keep", true);
                }
            }
            case Field.Group group -> {
                var inner = build(group.fields());
                if (!inner.isEmpty()) {
                    body.set(name, inner);
                }
            }
            case Field.Items items -> {
                var list = JsonNodeFactory.instance.arrayNode();
                for (var index = 0; index < value.size(); index++) {
                    list.add(build(items.fields(index)));
                }
                if (value.isArray()) {
                    body.set(name, list);
                }
            }
            case Field.Text _, Field.Number _, Field.Flag _, Field.Choice _, Field.Many _, Field.Opaque _ -> {
                if (!value.isMissingNode() && !value.isNull()) {
                    body.set(name, value);
                }
            }
        }
    }
}
