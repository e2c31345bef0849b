package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.portolan.ui.page.Drawing;
import java.util.ArrayList;
import java.util.List;

/// Draws a chart block as SVG, with its figures as a table below. Elements are built one by one: nothing a plugin sends
/// is read as markup. Colours come from the style sheet by class.
final class ChartDrawing {
    private static final int COLOURS = 6;

    private ChartDrawing() {}

    static Component of(Block.Chart block) {
        var kind = block.kind() == null ? "line" : block.kind();
        var shape = ChartShape.of(block);
        var title = block.title() == null ? "Chart" : block.title();
        var frame = new Div();
        frame.addClassNames("chart", "chart-" + (kind.matches("[a-z]+") ? kind : "line"));
        if (block.title() != null) {
            var caption = new Span(title + (block.unit() == null ? "" : " (" + block.unit() + ")"));
            caption.addClassName("chart-title");
            frame.add(caption);
        }
        frame.getElement().appendChild("donut".equals(kind) ? donut(shape, title) : plot(kind, shape, title));
        if (!"sparkline".equals(kind)) {
            frame.add(legend(block, kind));
            var table = new Details("Figures", TableDrawing.of(table(block)));
            frame.add(table);
        }
        return frame;
    }

    private static Element plot(String kind, ChartShape shape, String label) {
        var svg = Drawing.svg("0 0 " + ChartShape.WIDTH + " " + ChartShape.HEIGHT, label, true);
        for (var index = 0; index < shape.count(); index++) {
            var colour = "series series-" + index % COLOURS;
            if ("bar".equals(kind)) {
                for (var bar : shape.bars(index)) {
                    svg.appendChild(new Element("rect")
                            .setAttribute("class", colour + " filled")
                            .setAttribute("x", ChartShape.number(bar.x()))
                            .setAttribute("y", ChartShape.number(bar.y()))
                            .setAttribute("width", ChartShape.number(bar.width()))
                            .setAttribute("height", ChartShape.number(bar.height())));
                }
                continue;
            }
            if ("area".equals(kind) || "sparkline".equals(kind)) {
                svg.appendChild(new Element("polygon")
                        .setAttribute("class", colour + " area")
                        .setAttribute("points", shape.area(index)));
            }
            svg.appendChild(new Element("polyline")
                    .setAttribute("class", colour + " line")
                    .setAttribute("points", shape.line(index)));
        }
        return svg;
    }

    private static Element donut(ChartShape shape, String label) {
        var svg = Drawing.svg("0 0 42 42", label, false);
        var index = 0;
        for (var share : shape.shares()) {
            svg.appendChild(new Element("circle")
                    .setAttribute("class", "series series-" + index++ % COLOURS + " ring")
                    .setAttribute("cx", "21")
                    .setAttribute("cy", "21")
                    .setAttribute("r", "15.9155")
                    .setAttribute("stroke-dasharray", ChartShape.number(share.part()) + " 100")
                    .setAttribute("stroke-dashoffset", ChartShape.number(25 - share.before())));
        }
        return svg;
    }

    private static Component legend(Block.Chart block, String kind) {
        var legend = new Div();
        legend.addClassName("legend");
        var names = "donut".equals(kind) && !block.series().isEmpty()
                ? block.series().getFirst().points().stream()
                        .map(point -> point.isEmpty() ? "" : point.getFirst().asText())
                        .toList()
                : block.series().stream()
                        .map(series -> series.name() == null ? "" : series.name())
                        .toList();
        for (var index = 0; index < names.size(); index++) {
            if (!names.get(index).isBlank()) {
                var entry = new Span(names.get(index));
                entry.addClassNames("legend-entry", "series-" + index % COLOURS);
                legend.add(entry);
            }
        }
        return legend;
    }

    private static Block.Table table(Block.Chart block) {
        var rows = new ArrayList<JsonNode>();
        block.series()
                .forEach(series -> series.points().forEach(point -> {
                    if (point.size() == 2) {
                        var row = JsonNodeFactory.instance.objectNode();
                        row.put("series", series.name());
                        row.set("x", point.getFirst());
                        row.set("y", point.getLast());
                        rows.add(row);
                    }
                }));
        return new Block.Table(
                List.of(
                        new Block.Column("series", "Series", "text"),
                        new Block.Column("x", "At", "text"),
                        new Block.Column("y", block.unit() == null ? "Value" : block.unit(), "number")),
                rows);
    }
}
