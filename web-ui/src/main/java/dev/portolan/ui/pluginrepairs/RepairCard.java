package dev.portolan.ui.pluginrepairs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.PluginRepairs.Repair;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;

/// One thing to repair.
final class RepairCard extends Article {
    private static final long serialVersionUID = 1;

    RepairCard(Mending mending, Repair repair) {
        addClassNames("card", "stack", "repair");
        setId("repair-" + repair.id());
        getElement().setAttribute("aria-label", repair.title() + ": " + RepairWords.kind(repair.kind()));
        var name = new H2(new Anchor(Links.path(mending.tenant().slug(), repair.plugin()), repair.title()));
        var since = new Ago(repair.since());
        since.setVisible(repair.since() != null);
        var head = new Div(
                name, new Badge(Tone.of(RepairWords.tone(repair.kind())), RepairWords.kind(repair.kind())), since);
        head.addClassName("actions");
        var mends = new Div();
        mends.addClassName("actions");
        for (var mend : repair.mends()) {
            mending.button(repair, mend, mends.getComponentCount() == 0).ifPresent(mends::add);
        }
        add(head, new Paragraph(repair.message()));
        if (mends.getComponentCount() > 0) {
            add(mends);
        } else if (!repair.mends().isEmpty()) {
            var others = new Span("An admin of your organization can mend it.");
            others.addClassName("sub");
            add(others);
        }
    }
}
