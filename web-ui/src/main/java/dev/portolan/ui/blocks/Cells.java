package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;

/// Draws the cells of tables by the types of their columns.
final class Cells {
    private Cells() {}

    static Component of(Slug tenant, Block.Column column, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return new Span();
        }
        return switch (column.type() == null ? "text" : column.type()) {
            case "date" -> Moments.show(PlainText.of(value));
            case "link" -> link(tenant, value);
            case "status" -> status(value);
            default -> new Span(PlainText.of(value));
        };
    }

    private static Component link(Slug tenant, JsonNode value) {
        return value.isObject()
                ? Links.any(
                        tenant, value.path("href").asText(), value.path("title").asText())
                : Links.any(tenant, value.asText(), value.asText());
    }

    private static Component status(JsonNode value) {
        return value.isObject()
                ? new Badge(
                        Tone.of(value.path("state").asText()),
                        value.path("label").asText())
                : new Badge(Tone.of(value.asText()), PlainText.of(value));
    }
}
