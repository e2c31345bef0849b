package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.apidocs.ApiDocument.Content;
import dev.portolan.ui.apidocs.ApiDocument.Detail;
import dev.portolan.ui.apidocs.ApiDocument.Parameter;
import dev.portolan.ui.apidocs.ApiDocument.Part;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.CopyText;
import dev.portolan.ui.page.SafeMarkdown;
import java.util.List;

/// All that is said of one operation.
final class OperationDetail extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_EXAMPLE = 20_000;

    private final transient References references;

    OperationDetail(Detail detail, References references) {
        this.references = references;
        addClassName("api-detail");
        if (!detail.description().isBlank()) {
            add(SafeMarkdown.of(detail.description()));
        }
        if (!detail.security().isEmpty()) {
            add(titled("Needs", new Span(String.join(", ", detail.security()))));
        }
        if (!detail.parameters().isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("api-fields");
            detail.parameters().forEach(parameter -> list.add(parameter(parameter)));
            add(titled("Parameters", list));
        }
        detail.parts().forEach(part -> add(part(part)));
        if (!detail.curl().isEmpty()) {
            var code = BlockRenderer.code(detail.curl());
            add(titled("As curl", code, new CopyText("Copy", detail.curl())));
        }
    }

    private static Component titled(String title, Component... content) {
        var part = new Div(new H4(title));
        part.add(content);
        part.addClassName("api-part");
        return part;
    }

    private ListItem parameter(Parameter parameter) {
        var schema = parameter.schema();
        var type = schema == null ? "" : SchemaWords.words(references, schema, 0);
        return field(
                0,
                parameter.name(),
                type + (parameter.in().isEmpty() ? "" : " in " + parameter.in()),
                parameter.required(),
                parameter.description());
    }

    private Component part(Part part) {
        var content = new Div();
        content.addClassName("api-part");
        content.add(new H4(part.title()));
        if (!part.description().isBlank()) {
            content.add(SafeMarkdown.of(part.description()));
        }
        part.contents().forEach(one -> content(one, content));
        return content;
    }

    private void content(Content one, Div content) {
        content.add(Badge.plain(one.mediaType()));
        var schema = one.schema();
        if (schema != null) {
            content.add(schema(schema));
        }
        if (!one.example().isEmpty()) {
            var text = one.example().length() > LONGEST_EXAMPLE
                    ? one.example().substring(0, LONGEST_EXAMPLE) + "\n…"
                    : one.example();
            content.add(BlockRenderer.code(text));
        }
    }

    private Component schema(JsonNode schema) {
        var lines = SchemaWords.of(references, schema);
        var type = new Span(SchemaWords.words(references, schema, 0));
        type.addClassName("sub");
        var list = new UnorderedList();
        list.addClassName("api-fields");
        lines.forEach(
                line -> list.add(field(line.depth(), line.name(), line.type(), line.required(), line.description())));
        return lines.isEmpty() ? type : new Div(List.of(type, list).toArray(Component[]::new));
    }

    private static ListItem field(int depth, String name, String type, boolean required, String description) {
        var label = new Span(name);
        label.addClassName("api-name");
        var words = new Span(type);
        words.addClassName("sub");
        var head = new Div(label, words);
        if (required) {
            var must = new Span("required");
            must.addClassNames("sub", "strong");
            head.add(must);
        }
        head.addClassName("api-field");
        var item = new ListItem(head);
        item.addClassNames("depth-" + Math.min(depth, 5));
        if (!description.isBlank()) {
            var text = new Span(description.length() > 600 ? description.substring(0, 600) + "…" : description);
            text.addClassName("sub");
            item.add(text);
        }
        return item;
    }
}
