package dev.portolan.ui.operatorreviews;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.StaffReviews.Capabilities;
import java.util.List;

/// What a package may do that the release before it may not, and what it gives up.
final class CapabilitiesPart extends Section {
    private static final long serialVersionUID = 1;

    CapabilitiesPart(Capabilities capabilities) {
        addClassNames("card", "stack");
        setId("capabilities");
        getElement().setAttribute("aria-label", "What it may do");
        add(new H2("What it may do, compared with the release before"));
        if (capabilities.added().isEmpty() && capabilities.removed().isEmpty()) {
            var same = new Paragraph("The same as before.");
            same.addClassName("sub");
            add(same);
        }
        part("More", capabilities.added(), VaadinIcon.PLUS, "tone-attention");
        part("Less", capabilities.removed(), VaadinIcon.MINUS, "tone-good");
    }

    private void part(String title, List<String> texts, VaadinIcon icon, String tone) {
        if (texts.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassNames("capabilities", tone);
        texts.forEach(text -> {
            var sign = icon.create();
            sign.getElement().setAttribute("aria-hidden", "true");
            list.add(new ListItem(sign, new Span(text)));
        });
        var name = new Span(title);
        name.addClassNames("sub", "strong");
        var part = new Div(name, list);
        part.addClassName("words");
        add(part);
    }
}
