package dev.portolan.ui.search;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Span;

/// Shows a text with what fits marked.
final class Marked extends Span {
    private static final long serialVersionUID = 1;

    Marked(Highlight highlight) {
        highlight.parts().forEach(part -> {
            if (part.marked()) {
                var mark = new Mark();
                mark.setText(part.text());
                add(mark);
            } else {
                add(new Span(part.text()));
            }
        });
    }

    private static final class Mark extends HtmlContainer {
        private static final long serialVersionUID = 1;

        Mark() {
            super("mark");
        }
    }
}
