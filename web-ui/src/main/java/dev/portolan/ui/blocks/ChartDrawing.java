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
import java.util.Set;

/// Draws a chart block as SVG, said in words and with its figures as a table behind it. Elements are built one by one:
/// nothing a plugin sends is read as markup. Colours come from the style sheet by class.
final class ChartDrawing {
    private static final int COLOURS = 6;
    private static final Set<String> KINDS = Set.of("line", "bar", "area", "donut", "sparkline");

    private final Block.Chart block;
    private final String kind;
    private final ChartShape shape;

    private ChartDrawing(Block.Chart block) {
        this.block = block;
        this.kind = block.kind() != null && KINDS.contains(block.kind()) ? block.kind() : "line";
        this.shape = ChartShape.of(block);
    }

    static Component of(Block.Chart block, Surroundings around) {
        return new ChartDrawing(block).draw(around);
    }

    private Component draw(Surroundings around) {
        var title = block.title() == null ? "Chart" : block.title();
        var frame = new Div();
        frame.addClassNames("chart", "chart-" + kind);
        if (block.title() != null) {
            var caption = new Span(title + (block.unit() == null ? "" : " (" + block.unit() + ")"));
            caption.addClassName("chart-title");
            frame.add(caption);
        }
        var words = ChartWords.of(block, kind);
        if (kind.equals("donut")) {
            frame.getElement().appendChild(donut(Drawing.svg("0 0 42 42", title, words, false)));
        } else {
            var svg = plot(Drawing.svg("0 0 " + ChartShape.WIDTH + " " + ChartShape.HEIGHT, title, words, true));
            frame.add(kind.equals("sparkline") ? holder("plot", svg) : scaled(svg));
        }
        frame.add(legend());
        frame.add(figures(around));
        return frame;
    }

    private static Div holder(String className, Element content) {
        var holder = new Div();
        holder.addClassName(className);
        holder.getElement().appendChild(content);
        return holder;
    }

    /// The plot with its highest and lowest value beside it, and where it begins and ends below.
    private Component scaled(Element svg) {
        var scale = new Div(new Span(Numbers.text(shape.high())), new Span(Numbers.text(shape.low())));
        scale.addClassName("scale");
        scale.getElement().setAttribute("aria-hidden", "true");
        var ends = new Div(new Span(ChartWords.first(block)), new Span(ChartWords.last(block)));
        ends.addClassName("ends");
        ends.getElement().setAttribute("aria-hidden", "true");
        var box = new Div(scale, holder("plot", svg), ends);
        box.addClassName("scaled");
        return box;
    }

    private Element plot(Element svg) {
        for (var index = 0; index < shape.count(); index++) {
            var colour = "series series-" + index % COLOURS;
            if (kind.equals("bar")) {
                bars(svg, index, colour);
                continue;
            }
            if (kind.equals("area") || kind.equals("sparkline")) {
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

    private void bars(Element svg, int index, String colour) {
        for (var bar : shape.bars(index)) {
            svg.appendChild(new Element("rect")
                    .setAttribute("class", colour + " filled")
                    .setAttribute("x", ChartShape.number(bar.x()))
                    .setAttribute("y", ChartShape.number(bar.y()))
                    .setAttribute("width", ChartShape.number(bar.width()))
                    .setAttribute("height", ChartShape.number(bar.height())));
        }
    }

    private Element donut(Element svg) {
        var index = 0;
        for (var share : shape.shares()) {
            svg.appendChild(new Element("circle")
                    .setAttribute("class", "series series-" + index++ % COLOURS + " ring")
                    .setAttribute("cx", "21")
                    .setAttribute("cy", "21")
                    .setAttribute("r", "15.9155")
                    .setAttribute(
                            "stroke-dasharray",
                            ChartShape.number(share.part()) + " " + ChartShape.number(100 - share.part()))
                    .setAttribute("stroke-dashoffset", ChartShape.number(25 - share.before())));
        }
        return svg;
    }

    private Component legend() {
        var legend = new Div();
        legend.addClassName("legend");
        var names = kind.equals("donut") ? ChartWords.shares(block, shape) : ChartWords.names(block);
        for (var index = 0; index < names.size(); index++) {
            if (!names.get(index).isBlank()) {
                var entry = new Span(names.get(index));
                entry.addClassNames("legend-entry", "series-" + index % COLOURS);
                legend.add(entry);
            }
        }
        legend.setVisible(legend.getComponentCount() > 0 && !kind.equals("sparkline"));
        return legend;
    }

    /// Made when it is opened: most people look at the picture alone.
    private Component figures(Surroundings around) {
        var table = new Details("Show as table");
        table.addClassName("chart-figures");
        table.addOpenedChangeListener(change -> {
            if (change.isOpened() && table.getContent().findAny().isEmpty()) {
                table.add(new TableBlock(table(), around));
            }
        });
        return table;
    }

    private Block.Table table() {
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
                rows,
                null,
                null);
    }
}
