package dev.portolan.ui.operatorreviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The text of a file of a package, so that nothing in it hides from the eye: characters that draw nothing, or turn the
/// order of others round, stand as their names. Bounded. Knows no components.
///
/// @param lines that are shown
/// @param hidden how many characters were made visible
/// @param cut whether there is more than is shown
record FileText(List<Line> lines, int hidden, boolean cut) {
    static final int MOST_LINES = 3_000;
    static final int LONGEST_LINE = 2_000;
    private static final int CHUNK = 200;

    FileText {
        lines = List.copyOf(lines);
    }

    /// @param parts plain text and names of hidden characters by turns, without empty ones
    record Line(List<Part> parts) {
        Line {
            parts = List.copyOf(parts);
        }

        boolean suspicious() {
            return parts.stream().anyMatch(Part::hidden);
        }

        String plain() {
            var text = new StringBuilder();
            parts.forEach(part -> text.append(part.text()));
            return text.toString();
        }
    }

    /// @param hidden whether `text` is the name of a character that cannot be seen
    record Part(String text, boolean hidden) {}

    static FileText of(String text) {
        var rows = text.split("\\R", MOST_LINES + 1);
        var lines = new ArrayList<Line>();
        var hidden = 0;
        var cut = rows.length > MOST_LINES;
        for (var index = 0; index < Math.min(rows.length, MOST_LINES); index++) {
            var row = rows[index];
            if (row.length() > LONGEST_LINE) {
                row = row.substring(0, LONGEST_LINE);
                cut = true;
            }
            var line = line(row);
            hidden += (int) line.parts().stream().filter(Part::hidden).count();
            lines.add(line);
        }
        if (lines.size() > 1 && lines.getLast().parts().isEmpty()) {
            lines.removeLast(); // a file ends with a line break
        }
        return new FileText(lines, hidden, cut);
    }

    /// Runs of lines that can be drawn at once: plain ones together, those to be marked alone.
    ///
    /// @param marked numbers of lines, from 1, in which something was found
    List<Run> runs(List<Integer> marked) {
        var runs = new ArrayList<Run>();
        var plain = new StringBuilder();
        var count = 0;
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (marked.contains(number) || line.suspicious()) {
                flush(runs, plain);
                runs.add(new Run(line, number, marked.contains(number)));
                count = 0;
            } else {
                plain.append(line.plain()).append('\n');
                if (++count == CHUNK) {
                    flush(runs, plain);
                    count = 0;
                }
            }
        }
        flush(runs, plain);
        return runs;
    }

    /// All of it in one line, with the names of what cannot be seen.
    String shown() {
        return lines.stream().map(Line::plain).collect(Collectors.joining(" "));
    }

    private static void flush(List<Run> runs, StringBuilder plain) {
        if (!plain.isEmpty()) {
            runs.add(new Run(new Line(List.of(new Part(plain.toString(), false))), 0, false));
            plain.setLength(0);
        }
    }

    /// @param number of the line, from 1; 0 for several plain ones
    /// @param found whether something was found in it
    record Run(Line line, int number, boolean found) {}

    private static Line line(String row) {
        var parts = new ArrayList<Part>();
        var plain = new StringBuilder();
        row.codePoints().forEach(point -> {
            if (invisible(point)) {
                if (!plain.isEmpty()) {
                    parts.add(new Part(plain.toString(), false));
                    plain.setLength(0);
                }
                parts.add(new Part(String.format(Locale.ROOT, "U+%04X", point), true));
            } else {
                plain.appendCodePoint(point);
            }
        });
        if (!plain.isEmpty()) {
            parts.add(new Part(plain.toString(), false));
        }
        return new Line(parts);
    }

    /// Controls but the tab, format characters such as those that turn the direction, variation selectors and tags,
    /// spaces that are none, and what is for private use or unassigned.
    static boolean invisible(int point) {
        if (point == '\t') {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default ->
                point >= 0xFE00 && point <= 0xFE0F
                        || point >= 0xE0100 && point <= 0xE01EF
                        || point == 0x115F
                        || point == 0x1160
                        || point == 0x3164
                        || point == 0xFFA0
                        || point == 0x2800;
        };
    }
}
