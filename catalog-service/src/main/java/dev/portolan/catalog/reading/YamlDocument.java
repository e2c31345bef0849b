package dev.portolan.catalog.reading;

import java.util.ArrayList;
import java.util.List;

/// The text of one document of a YAML stream. Streams are cut up before they are parsed, so that a mistake in one
/// document does not hide those after it; the marks that part documents cannot occur within one (YAML 1.2, 9.1.2).
///
/// @param number counts from 1
/// @param firstLine line of the stream that the text begins at, from 1
record YamlDocument(int number, int firstLine, String text) {

    /// Cuts a stream into its documents; empty ones are left out.
    static List<YamlDocument> split(String stream) {
        var documents = new ArrayList<YamlDocument>();
        var open = new Open(1);
        var line = 0;
        for (var text : stream.startsWith("\uFEFF")
                ? stream.substring(1).lines().toList()
                : stream.lines().toList()) {
            line++;
            if (isMark(text, "---")) {
                open.closeInto(documents);
                open = new Open(line);
                open.add(text, hasContent(text.substring(3)));
            } else if (isMark(text, "...")) {
                open.closeInto(documents);
                open = new Open(line + 1);
            } else if (!open.filled && text.startsWith("%")) {
                open.add("", false); // a directive; none of them matters here
            } else {
                open.add(text, hasContent(text));
            }
        }
        open.closeInto(documents);
        return documents;
    }

    /// The line of the stream that a position in the text is in.
    ///
    /// @param position in code points
    int lineAt(int position) {
        return firstLine
                + (int) text.codePoints()
                        .limit(position)
                        .filter(at -> at == '\n')
                        .count();
    }

    private static boolean isMark(String line, String mark) {
        return line.startsWith(mark) && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
    }

    private static boolean hasContent(String line) {
        var text = line.strip();
        return !text.isEmpty() && !text.startsWith("#");
    }

    private static final class Open {
        private final int firstLine;
        private final StringBuilder text = new StringBuilder();
        private boolean filled;

        Open(int firstLine) {
            this.firstLine = firstLine;
        }

        void add(String line, boolean content) {
            text.append(line).append('\n');
            filled |= content;
        }

        void closeInto(List<YamlDocument> documents) {
            if (filled) {
                documents.add(new YamlDocument(documents.size() + 1, firstLine, text.toString()));
            }
        }
    }
}
