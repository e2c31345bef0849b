package dev.portolan.ui.page;

import com.vaadin.flow.component.html.Span;

/// A small state: icon and word in the tone's colour.
public final class Badge extends Span {
    public Badge(Tone tone, String text) {
        addClassNames("badge", tone.className());
        var icon = tone.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Span(text));
    }

    /// A word on a neutral ground, without a meaning of its own: a tag, a kind.
    public static Span plain(String text) {
        var badge = new Span(text);
        badge.addClassNames("badge", "tone-neutral");
        return badge;
    }
}
