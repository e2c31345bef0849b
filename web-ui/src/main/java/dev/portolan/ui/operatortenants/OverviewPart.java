package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Account;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.session.StaffRight;
import org.jspecify.annotations.Nullable;

/// How a tenant stands at a glance.
final class OverviewPart extends Div {
    private static final long serialVersionUID = 1;

    /// @param plans what can be done with its subscription
    OverviewPart(Looked looked, PlanActions plans) {
        addClassName("stack");
        setId("overview");
        var left = new Div(figures(looked), facts(looked));
        left.addClassName("stack");
        var steps = looked.page().steps();
        if (!steps.isEmpty()) {
            var provisioning = new ProvisioningPart(looked, steps);
            provisioning.wrong().ifPresent(this::add);
            left.add(provisioning);
        }
        var right = new Div(subscription(looked, plans));
        right.addClassName("stack");
        if (looked.may(StaffRight.MOVE_TEST_CLOCK) && !"deleted".equals(looked.state())) {
            right.add(new ClockPart(looked));
        }
        if (looked.may(StaffRight.SEE_RELEASES) && !"deleted".equals(looked.state())) {
            right.add(new RingPart(looked));
        }
        var columns = new Div(left, right);
        columns.addClassName("columns");
        add(columns);
    }

    private static Component figures(Looked looked) {
        var page = looked.page();
        var counts = new Div();
        counts.addClassName("counts");
        counts.add(figure(looked, TenantTabs.MEMBERS, page.members(), "Members"));
        var usage = page.usage();
        if (usage != null) {
            counts.add(
                    figure(null, TenantTabs.OVERVIEW, usage.entities(), "Entities"),
                    figure(looked, TenantTabs.PLUGINS, usage.pluginInvocations(), "Plugin calls, 30 days"),
                    figure(null, TenantTabs.OVERVIEW, usage.apiCalls(), "API calls, 30 days"));
        }
        var invoices = page.invoices();
        if (invoices != null) {
            var shown = looked.may(StaffRight.SEE_INVOICES) ? looked : null;
            var open = figure(shown, TenantTabs.INVOICES, invoices.open(), "Open invoices");
            var overdue = figure(shown, TenantTabs.INVOICES, invoices.overdue(), "Overdue");
            if (invoices.overdue() > 0) {
                overdue.addClassNames("alarming");
            }
            counts.add(open, overdue);
        }
        return counts;
    }

    /// @param looked null where there is nothing behind the figure
    private static HtmlContainer figure(@Nullable Looked looked, TenantTabs tab, long count, String label) {
        var number = new Span(Amounts.count(count));
        number.addClassName("number");
        var name = new Span(label);
        name.addClassName("sub");
        var figure = looked == null ? new Div(number, name) : new Anchor("/" + tab.path(looked.slug()), number, name);
        figure.addClassName("figure");
        return figure;
    }

    private static Component facts(Looked looked) {
        var page = looked.page();
        var facts = new Facts();
        var owner = page.owner();
        if (owner == null) {
            facts.fact("Owner", "Nobody yet");
        } else {
            var email = new Span(owner.email() == null ? "" : owner.email());
            email.addClassName("sub");
            facts.fact("Owner", new Span(owner.name() == null ? "" : owner.name()), email);
        }
        facts.fact("State", StaffWords.state(looked.state()));
        if (page.tenant().createdAt() != null) {
            facts.fact(
                    "Since",
                    new Span(Amounts.day(page.tenant().createdAt())),
                    new Ago(page.tenant().createdAt()));
        }
        var support = page.supportSessions() == 0 ? "None open" : Amounts.count(page.supportSessions(), "session");
        facts.fact(
                "Support",
                looked.may(StaffRight.HOLD_SUPPORT_SESSION)
                        ? new Anchor("/operator/support", support)
                        : new Span(support));
        return card("About", facts);
    }

    private static Component subscription(Looked looked, PlanActions actions) {
        var page = looked.page();
        var facts = new Facts();
        var plan = page.tenant().plan();
        var subscription = page.subscription();
        facts.fact("Plan", plan == null ? "None" : StaffWords.capital(plan.id()));
        if (subscription != null) {
            facts.fact("Status", page.trialing() ? "On trial" : StaffWords.capital(subscription.status()));
        }
        if (page.trialing() && page.tenant().trialEndsAt() != null) {
            facts.fact(
                    "Trial ends",
                    new Span(Amounts.day(page.tenant().trialEndsAt())),
                    new Ago(page.tenant().trialEndsAt()));
        }
        if (plan != null) {
            limit(facts, plan, "seats", "Members");
            limit(facts, plan, "entities", "Entities");
            limit(facts, plan, "plugins", "Plugins");
        }
        var card = card("Plan and limits", facts);
        var buttons = actions.buttons();
        if (!buttons.isEmpty()) {
            var row = new Div();
            row.addClassName("actions");
            buttons.forEach(row::add);
            card.add(row);
        }
        card.setId("subscription");
        return card;
    }

    private static void limit(Facts facts, Account.Plan plan, String name, String label) {
        var limit = plan.limits().get(name);
        if (limit != null) {
            facts.fact(label, "up to " + Amounts.count(limit));
        }
    }

    private static Section card(String title, Component content) {
        var card = new Section(new H2(title), content);
        card.addClassNames("card", "stack");
        return card;
    }
}
