package dev.portolan.ui.search;

import java.util.ArrayList;
import java.util.List;

/// A text with the parts that fit what was looked for. The service sends it as escaped text with `<mark>` in it; here
/// it
/// is taken apart, so that it is shown as text and never as markup.
record Highlight(List<Part> parts) {
    private static final String OPEN = "<mark>";
    private static final String CLOSE = "</mark>";

    Highlight {
        parts = List.copyOf(parts);
    }

    static Highlight of(String text) {
        var parts = new ArrayList<Part>();
        var rest = text;
        while (!rest.isEmpty()) {
            var open = rest.indexOf(OPEN);
            if (open < 0) {
                add(parts, rest, false);
                break;
            }
            add(parts, rest.substring(0, open), false);
            var close = rest.indexOf(CLOSE, open);
            var end = close < 0 ? rest.length() : close;
            add(parts, rest.substring(open + OPEN.length(), end), true);
            rest = close < 0 ? "" : rest.substring(close + CLOSE.length());
        }
        return new Highlight(parts);
    }

    private static void add(List<Part> parts, String escaped, boolean marked) {
        if (!escaped.isEmpty()) {
            parts.add(new Part(plain(escaped), marked));
        }
    }

    /// The ampersand comes last: what was escaped twice stays so once.
    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }

    record Part(String text, boolean marked) {}
}
