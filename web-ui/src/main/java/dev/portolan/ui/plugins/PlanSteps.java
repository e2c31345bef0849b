package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Installations.Also;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;

/// What else happens when a plugin is installed, and why it may be refused.
public final class PlanSteps extends Div {
    private static final long serialVersionUID = 1;

    public PlanSteps(Plan plan) {
        addClassName("stack");
        setId("plan");
        if (!plan.refusals().isEmpty()) {
            var list = new UnorderedList();
            plan.refusals().forEach(refusal -> list.add(new ListItem(refusal)));
            add(new Notice(Tone.BAD, "It would be refused", list));
        }
        plan.also().forEach(also -> add(also(also)));
    }

    private static Div also(Also also) {
        var title = new H3("This also installs " + also.title() + " " + also.version());
        var part = new Div(title);
        part.addClassNames("stack", "also");
        if (!also.why().isBlank()) {
            var why = new Paragraph(also.why());
            why.addClassName("sub");
            part.add(why);
        }
        if (!also.asks().isEmpty()) {
            var asks = new Span("It asks for this:");
            asks.addClassName("sub");
            part.add(asks);
        }
        part.add(new PermissionList(also.asks()));
        return part;
    }
}
