package dev.portolan.ui.billing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.Billing.Subscription;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The plans beside each other, with the way to each.
final class PlanCards extends Section {
    private static final long serialVersionUID = 1;

    /// @param choose takes the plan that was chosen; null when this person may choose none
    PlanCards(List<Plan> plans, Subscription now, @Nullable Consumer<Plan> choose) {
        addClassName("stack");
        setId("plans");
        var cards = new Div();
        cards.addClassName("plan-cards");
        plans.forEach(plan -> cards.add(card(plan, now, choose)));
        add(new H2("Plans"), cards);
        if (choose == null) {
            var who = new Span("An owner of your organization can change the plan.");
            who.addClassName("sub");
            add(who);
        }
    }

    private static Component card(Plan plan, Subscription now, @Nullable Consumer<Plan> choose) {
        var current = plan.id().equals(now.plan().id());
        var points = new UnorderedList();
        PlanWords.points(plan).forEach(point -> points.add(new ListItem(point)));
        var title = new Div(new H3(plan.title()));
        title.addClassName("spread");
        if (current) {
            title.add(now.trialing() ? new Badge(Tone.INFO, "On trial") : new Badge(Tone.GOOD, "Your plan"));
        }
        var price = new Span(PlanWords.price(plan));
        price.addClassName("price");
        var card = new Div(title, price, points);
        card.addClassName("plan");
        if (current) {
            card.addClassName("current");
        }
        card.setId("plan-" + plan.id());
        if (choose != null && (!current || now.trialing())) {
            card.add(button(plan, now, current, choose));
        }
        return card;
    }

    private static Button button(Plan plan, Subscription now, boolean current, Consumer<Plan> choose) {
        var words = current
                ? "Keep " + plan.title()
                : now.trialing() ? "Choose " + plan.title() : PlanWords.verb(now.plan(), plan);
        var button = new Button(words, _ -> choose.accept(plan));
        button.setId("choose-" + plan.id());
        if (current
                || !now.trialing() && plan.price().month() > now.plan().price().month()) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }
}
