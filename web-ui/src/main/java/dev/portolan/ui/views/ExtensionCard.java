package dev.portolan.ui.views;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.icon.VaadinIcon;

/// What one extension shows, as a card with its title.
final class ExtensionCard extends Article {
    private static final long serialVersionUID = 1;

    private final ExtensionContent content;

    ExtensionCard(ExtensionDesk desk, PortalComponent.Place place) {
        var extension = place.extension();
        var title = extension.name();
        content = new ExtensionContent(desk, place);
        addClassNames("card", "extension-card");
        setId("card-" + extension.publisher() + "-" + extension.plugin() + "-" + extension.extension());
        getElement().setAttribute("aria-label", title);
        var head = new Header(new H2(title), content.age());
        head.addClassName("card-head");
        if (content.loads()) {
            var again = new Button(VaadinIcon.REFRESH.create(), _ -> content.load());
            again.addClassName("quiet");
            again.setAriaLabel("Load " + title + " again");
            head.add(again);
        }
        add(head, content);
    }

    void load() {
        content.load();
    }
}
