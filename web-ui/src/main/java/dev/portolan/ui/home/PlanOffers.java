package dev.portolan.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.billing.PlanWords;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import java.util.List;

/// The plans with their prices, each with the way to a portal of one's own.
final class PlanOffers extends Section {
    private static final long serialVersionUID = 1;
    private static final String PROPOSED = "business";

    private final transient BillingClient billing;
    private final transient Background background;
    private final Div cards = new Div();

    PlanOffers(BillingClient billing, Background background) {
        this.billing = billing;
        this.background = background;
        addClassName("plans");
        setId("plans");
        cards.addClassName("plan-cards");
        var words =
                new Paragraph("Prices are without tax. Every paid plan can be tried for 14 days, and changed later.");
        words.addClassName("sub");
        add(new H2("Plans"), words, cards);
    }

    void load() {
        cards.removeAll();
        cards.add(Skeleton.cards(4));
        background.load(() -> billing.plans().items(), this::show, this::failed);
    }

    private void show(List<Plan> plans) {
        cards.removeAll();
        plans.forEach(plan -> cards.add(card(plan)));
    }

    private static Component card(Plan plan) {
        var points = new UnorderedList();
        PlanWords.points(plan).forEach(point -> points.add(new ListItem(point)));
        var amount = new Span(Amounts.round(plan.price().of(plan.price().month())));
        amount.addClassName("number");
        var month = new Span(" a month");
        month.addClassName("sub");
        var choose = new Anchor(
                "/signup?plan=" + plan.id(), plan.price().month() == 0 ? "Start for free" : "Try " + plan.title());
        choose.setId("choose-" + plan.id());
        choose.addClassName("button-link");
        var title = new Div(new H3(plan.title()));
        title.addClassName("spread");
        var card = new Div(title, new Div(amount, month), points, choose);
        card.addClassName("plan");
        card.setId("plan-" + plan.id());
        if (PROPOSED.equals(plan.id())) {
            card.addClassName("current");
        } else {
            choose.addClassName("secondary");
        }
        return card;
    }

    private void failed(ProblemException problem) {
        cards.removeAll();
        cards.add(ProblemBanner.of("The plans could not be loaded", problem, this::load));
    }
}
