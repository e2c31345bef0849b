package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;

/// How many are at each level: a bar with a part for each, and the same in words.
final class LevelBar extends Div {
    private static final long serialVersionUID = 1;

    /// @param names of the levels, from none
    /// @param reached how many are at each
    /// @param legend whether the words are below; else they are the bar's own
    LevelBar(List<String> names, List<Long> reached, boolean legend) {
        addClassName("level-bar");
        var all = reached.stream().mapToLong(Long::longValue).sum();
        var bar = new Div();
        bar.addClassName("level-parts");
        var words = new UnorderedList();
        words.addClassName("level-words");
        var said = new StringBuilder();
        for (var level = reached.size() - 1; level >= 0; level--) {
            var count = reached.get(level);
            var name = level < names.size() ? names.get(level) : "Level " + level;
            var entry = new ListItem(new Span(name), new Span(Long.toString(count)));
            entry.addClassNames("level-word", "level-" + level);
            words.add(entry);
            said.append(said.isEmpty() ? "" : ", ").append(count).append(' ').append(name);
            if (count > 0 && all > 0) {
                var part = new Div();
                part.addClassNames("level-part", "level-" + level);
                part.getStyle().set("flex-grow", String.format(Locale.ROOT, "%.3f", (double) count / all));
                part.getElement().setAttribute("title", count + " " + name);
                bar.add(part);
            }
        }
        bar.getElement().setAttribute("role", "img");
        bar.getElement().setAttribute("aria-label", said.toString());
        add(bar);
        if (legend) {
            add(words);
        }
    }
}
