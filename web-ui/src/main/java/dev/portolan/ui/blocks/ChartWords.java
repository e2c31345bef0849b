package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A chart in words.
final class ChartWords {
    private static final int MOST_NAMED = 5;

    private ChartWords() {}

    /// For who does not see it, for example `Line chart. New code: 5 points, from 60 to 61, lowest 58, highest 66.`
    static String of(Block.Chart chart, String kind) {
        var name = switch (kind) {
            case "bar" -> "Bar chart";
            case "area" -> "Area chart";
            case "donut" -> "Donut chart";
            default -> "Line chart";
        };
        if (chart.series().isEmpty()) {
            return name + " without figures.";
        }
        var unit = chart.unit() == null ? "" : " " + chart.unit();
        var series = chart.series().stream()
                .limit(MOST_NAMED)
                .map(one -> of(one, unit))
                .collect(Collectors.joining(" "));
        var rest = chart.series().size() - MOST_NAMED;
        return name + ". " + series + (rest > 0 ? " And " + rest + " more." : "");
    }

    private static String of(Block.Series series, String unit) {
        var values = series.points().stream()
                .filter(point -> point.size() == 2)
                .map(point -> Numbers.finite(point.getLast().asDouble()))
                .toList();
        var name = series.name() == null || series.name().isBlank() ? "Figures" : series.name();
        if (values.isEmpty()) {
            return name + ": nothing.";
        }
        var low = values.stream().mapToDouble(value -> value).min().orElse(0);
        var high = values.stream().mapToDouble(value -> value).max().orElse(0);
        return "%s: %d %s, from %s to %s%s, lowest %s, highest %s."
                .formatted(
                        name,
                        values.size(),
                        values.size() == 1 ? "point" : "points",
                        Numbers.text(values.getFirst()),
                        Numbers.text(values.getLast()),
                        unit,
                        Numbers.text(low),
                        Numbers.text(high));
    }

    static List<String> names(Block.Chart chart) {
        return chart.series().stream()
                .map(series -> series.name() == null ? "" : series.name())
                .toList();
    }

    /// The parts of a donut with how much each is of the whole.
    static List<String> shares(Block.Chart chart, ChartShape shape) {
        var names = new ArrayList<String>();
        if (chart.series().isEmpty()) {
            return names;
        }
        var shares = shape.shares();
        var points = chart.series().getFirst().points();
        for (var index = 0; index < Math.min(points.size(), shares.size()); index++) {
            var point = points.get(index);
            var name = point.isEmpty() ? "" : PlainText.of(point.getFirst());
            names.add(name + " " + Math.round(shares.get(index).part()) + " %");
        }
        return names;
    }

    static String first(Block.Chart chart) {
        return chart.series().stream()
                .flatMap(series -> series.points().stream().limit(1))
                .findFirst()
                .map(ChartWords::x)
                .orElse("");
    }

    static String last(Block.Chart chart) {
        return chart.series().stream()
                .map(Block.Series::points)
                .filter(points -> points.size() > 1)
                .map(points -> x(points.getLast()))
                .findFirst()
                .orElse("");
    }

    private static String x(List<JsonNode> point) {
        if (point.isEmpty()) {
            return "";
        }
        var text = point.getFirst().isNumber()
                ? Numbers.text(point.getFirst())
                : point.getFirst().asText();
        // instants take too much room below a small chart
        var day = text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*");
        var shown = day ? text.substring(0, 10) + " " + text.substring(11, 16) : text;
        return shown.length() > 24 ? shown.substring(0, 24) + "…" : shown;
    }
}
