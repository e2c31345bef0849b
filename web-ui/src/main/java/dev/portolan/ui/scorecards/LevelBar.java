package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import dev.portolan.ui.page.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many are at each level: a bar with a part for each, and the same in words.
final class LevelBar extends Div {
    private static final long serialVersionUID = 1;
    private static final int WIDTH = 200;
    private static final double GAP = 1;

    /// @param names of the levels, from none
    /// @param reached how many are at each
    /// @param legend whether the words are below; else they are the bar's own
    LevelBar(List<String> names, List<Long> reached, boolean legend) {
        addClassName("level-bar");
        var words = new UnorderedList();
        words.addClassName("level-words");
        var said = new ArrayList<String>();
        for (var level = reached.size() - 1; level >= 0; level--) {
            var name = name(names, level);
            var entry = new ListItem(new Span(name), new Span(Long.toString(reached.get(level))));
            entry.addClassNames("level-word", "level-" + level);
            words.add(entry);
            said.add(reached.get(level) + " " + name);
        }
        getElement().appendChild(parts(names, reached, String.join(", ", said)));
        if (legend) {
            add(words);
        }
    }

    private static Element parts(List<String> names, List<Long> reached, String words) {
        var all = Math.max(1, reached.stream().mapToLong(Long::longValue).sum());
        var bar = Drawing.svg("0 0 " + WIDTH + " 1", words, true).setAttribute("class", "level-parts");
        var x = 0.0;
        for (var level = reached.size() - 1; level >= 0; level--) {
            var width = (double) WIDTH * reached.get(level) / all;
            if (width > 0) {
                bar.appendChild(new Element("rect")
                        .setAttribute("class", "level-part level-" + level)
                        .setAttribute("x", number(x))
                        .setAttribute("width", number(Math.max(width - GAP, GAP)))
                        .setAttribute("height", "1")
                        .appendChild(new Element("title").setText(reached.get(level) + " " + name(names, level))));
                x += width;
            }
        }
        return bar;
    }

    private static String name(List<String> names, int level) {
        return level < names.size() ? names.get(level) : "Level " + level;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
