package dev.portolan.ui.billing;

import java.util.ArrayList;
import java.util.List;

/// Where the bars of the usage chart go, in a box of fixed size that the page stretches. Pure geometry.
///
/// @param top the highest mark of the scale, at least as high as every bar
/// @param marks of the scale, from the bottom to the top
record UsageShape(long top, List<Long> marks, List<Bar> bars) {
    static final int WIDTH = 1_000;
    static final int HEIGHT = 200;
    private static final double GAP = 0.28;
    private static final int PARTS = 4;
    private static final int LABELS = 6;

    static UsageShape of(List<Long> values) {
        var highest = values.stream().mapToLong(Long::longValue).max().orElse(0);
        var step = step(highest);
        var top = step * PARTS;
        var marks = new ArrayList<Long>();
        for (var mark = 0; mark <= PARTS; mark++) {
            marks.add(step * mark);
        }
        return new UsageShape(top, List.copyOf(marks), bars(values, top));
    }

    private static List<Bar> bars(List<Long> values, long top) {
        var slot = (double) WIDTH / Math.max(1, values.size());
        var bars = new ArrayList<Bar>();
        for (var at = 0; at < values.size(); at++) {
            var height = (double) HEIGHT * values.get(at) / top;
            bars.add(new Bar(at * slot + slot * GAP / 2, HEIGHT - height, slot * (1 - GAP), height));
        }
        return List.copyOf(bars);
    }

    /// The distance of two marks: 1, 2, 2.5 or 5 times a power of ten, so that four of them reach `highest`.
    private static long step(long highest) {
        var wanted = Math.max(1, (highest + PARTS - 1) / PARTS);
        var power = 1L;
        while (power * 10 < wanted) {
            power *= 10;
        }
        for (var tenths : new long[] {10, 20, 25, 50, 100}) {
            var step = power * tenths / 10;
            if (step >= wanted && step * 10 == power * tenths) {
                return step;
            }
        }
        return power * 10;
    }

    /// Which of `count` days get a label below the chart: the first, the last, and some between.
    static List<Integer> labelled(int count) {
        if (count < 2) {
            return count == 0 ? List.of() : List.of(0);
        }
        var labels = new ArrayList<Integer>();
        var parts = Math.min(LABELS, count) - 1;
        for (var label = 0; label <= parts; label++) {
            labels.add(Math.toIntExact(Math.round((double) label * (count - 1) / parts)));
        }
        return labels;
    }

    record Bar(double x, double y, double width, double height) {}
}
