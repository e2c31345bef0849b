package dev.portolan.ui.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the parts of a chart go, in a box of fixed size. Pure geometry.
final class ChartShape {
    static final int WIDTH = 320;
    static final int HEIGHT = 120;
    private static final int MOST_POINTS = 1_000;
    private static final int MOST_SERIES = 10;
    private static final double PAD = 4;

    private final List<List<Double>> series;
    private final double low;
    private final double high;

    private ChartShape(List<List<Double>> series, double low, double high) {
        this.series = series;
        this.low = low;
        this.high = high;
    }

    static ChartShape of(Block.Chart chart) {
        List<List<Double>> series = new ArrayList<>();
        var low = 0.0;
        var high = 0.0;
        for (var one : chart.series().stream().limit(MOST_SERIES).toList()) {
            var values = one.points().stream()
                    .limit(MOST_POINTS)
                    .map(point -> point.isEmpty()
                            ? 0.0
                            : Numbers.finite(point.getLast().asDouble()))
                    .toList();
            for (var value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            series.add(values);
        }
        return new ChartShape(series, low, high == low ? low + 1 : high);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    int count() {
        return series.size();
    }

    /// The points of a polyline.
    String line(int index) {
        var values = series.get(index);
        var points = new StringBuilder();
        for (var at = 0; at < values.size(); at++) {
            points.append(number(x(at, values.size())))
                    .append(',')
                    .append(number(y(values.get(at))))
                    .append(' ');
        }
        return points.toString().strip();
    }

    /// The same, closed along the base line.
    String area(int index) {
        var size = series.get(index).size();
        return number(x(0, size)) + "," + number(y(0)) + " " + line(index) + " " + number(x(size - 1, size)) + ","
                + number(y(0));
    }

    List<Bar> bars(int index) {
        var values = series.get(index);
        var slot = (WIDTH - 2 * PAD) / Math.max(1, values.size());
        var width = slot * 0.8 / series.size();
        var bars = new ArrayList<Bar>();
        for (var at = 0; at < values.size(); at++) {
            var top = Math.min(y(values.get(at)), y(0));
            var height = Math.abs(y(values.get(at)) - y(0));
            bars.add(new Bar(PAD + at * slot + slot * 0.1 + index * width, top, width, Math.max(height, 0.5)));
        }
        return bars;
    }

    /// The shares of a ring of circumference 100, one a point of the first series.
    List<Share> shares() {
        var values = series.isEmpty() ? List.<Double>of() : series.getFirst();
        var sum = values.stream().mapToDouble(value -> Math.max(0, value)).sum();
        var shares = new ArrayList<Share>();
        var before = 0.0;
        for (var value : values) {
            var part = sum == 0 ? 0 : Math.max(0, value) / sum * 100;
            shares.add(new Share(before, part));
            before += part;
        }
        return shares;
    }

    private static double x(int at, int size) {
        return size < 2 ? WIDTH / 2.0 : PAD + at * (WIDTH - 2 * PAD) / (size - 1);
    }

    private double y(double value) {
        return HEIGHT - PAD - (value - low) / (high - low) * (HEIGHT - 2 * PAD);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    record Bar(double x, double y, double width, double height) {}

    record Share(double before, double part) {}
}
