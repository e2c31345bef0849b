package dev.portolan.ui.page;

import com.vaadin.flow.dom.Element;

/// An SVG picture that is built element by element, so that nothing in it is ever read as markup.
public final class Drawing {
    private Drawing() {}

    /// An empty picture.
    ///
    /// @param box its coordinates, as in `viewBox`
    /// @param label what it shows, in words
    /// @param stretched whether it may lose its proportions
    public static Element svg(String box, String label, boolean stretched) {
        var svg = new Element("svg").setAttribute("role", "img").setAttribute("aria-label", label);
        // Flow writes attribute names in lower case, and SVG minds
        svg.executeJs(
                "this.setAttribute('viewBox', $0); this.setAttribute('preserveAspectRatio', $1)",
                box,
                stretched ? "none" : "xMidYMid meet");
        return svg;
    }

    /// The same with more in words, for who does not see it.
    ///
    /// @param title what it shows
    /// @param description what can be seen in it
    public static Element svg(String box, String title, String description, boolean stretched) {
        return svg(box, title + ". " + description, stretched)
                .appendChild(new Element("title").setText(title), new Element("desc").setText(description));
    }
}
