package dev.portolan.ui.billing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.portolan.ui.clients.Billing.Usage;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Drawing;
import java.util.Locale;

/// One metric by day as bars. The words around them are text of the page, so that they stay readable at any width.
final class UsageChart extends Section {
    private static final long serialVersionUID = 1;

    UsageChart(Metric metric, Usage usage) {
        addClassNames("card", "stack");
        setId("usage-chart");
        var values = usage.days().stream().map(metric::of).toList();
        var shape = UsageShape.of(values);
        var heading = new H2(metric.title() + " by day");
        var zone = new Span(usage.zone() == null ? "" : "Days in " + usage.zone());
        zone.addClassName("sub");
        var line = new Div(heading, zone);
        line.addClassName("spread");
        var scale = new Div();
        scale.addClassName("scale");
        shape.marks().reversed().forEach(mark -> scale.add(new Span(Amounts.count(mark))));
        var plot = new Div();
        plot.addClassName("plot");
        plot.getElement().appendChild(svg(metric, usage, shape));
        var days = new Div();
        days.addClassName("days");
        UsageShape.labelled(values.size())
                .forEach(index -> days.add(
                        new Span(Amounts.shortDay(usage.days().get(index).day()))));
        var chart = new Div(scale, plot, days);
        chart.addClassName("usage-chart");
        add(line, chart);
        if (values.stream().allMatch(value -> value == 0)) {
            var nothing = new Span("Nothing was counted in this time. Today's first figures come within minutes.");
            nothing.addClassName("sub");
            add(nothing);
        }
    }

    private static Element svg(Metric metric, Usage usage, UsageShape shape) {
        var label = metric.title() + " by day, from " + Amounts.day(usage.from()) + " to " + Amounts.day(usage.to())
                + ". The figures are in the table below.";
        var svg = Drawing.svg("0 0 " + UsageShape.WIDTH + " " + UsageShape.HEIGHT, label, true);
        for (var mark : shape.marks()) {
            var y = number(UsageShape.HEIGHT - (double) UsageShape.HEIGHT * mark / shape.top());
            svg.appendChild(new Element("line")
                    .setAttribute("class", "grid-line")
                    .setAttribute("x1", "0")
                    .setAttribute("x2", Integer.toString(UsageShape.WIDTH))
                    .setAttribute("y1", y)
                    .setAttribute("y2", y));
        }
        for (var index = 0; index < shape.bars().size(); index++) {
            var bar = shape.bars().get(index);
            var day = usage.days().get(index);
            var words = new Element("title");
            words.setText(Amounts.day(day.day()) + ": " + Amounts.count(metric.of(day)));
            svg.appendChild(new Element("rect")
                    .setAttribute("class", "series series-0 filled")
                    .setAttribute("x", number(bar.x()))
                    .setAttribute("y", number(bar.y()))
                    .setAttribute("width", number(bar.width()))
                    .setAttribute("height", number(bar.height()))
                    .appendChild(words));
        }
        return svg;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
