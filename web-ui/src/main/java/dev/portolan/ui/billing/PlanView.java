package dev.portolan.ui.billing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Billing.Limit;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.Billing.Subscription;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.InstantSource;
import java.util.List;

/// What the organization has subscribed to, how much of it is used, and the other plans.
@Route(value = ":tenant/settings/plan", layout = TenantLayout.class)
@PageTitle("Plan · Portolan")
class PlanView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient BillingClient billing;
    private final transient PluginClient plugins;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient InstantSource time;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Plan");

    PlanView(
            SignedIn signedIn,
            BillingClient billing,
            PluginClient plugins,
            LiveChanges changes,
            Background background,
            InstantSource time) {
        this.signedIn = signedIn;
        this.billing = billing;
        this.plugins = plugins;
        this.changes = changes;
        this.background = background;
        this.time = time;
        this.latest = new Latest(background);
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.BILLING_READ);
        removeAll();
        var content = new Div(Skeleton.cards(3), Skeleton.rows(4));
        content.addClassName("stack");
        add(header.below("What your organization has, and what it can have."), content);
        changes.follow(content, tenant.tenant(), change -> {
            if (change instanceof Change.TenantChanged) {
                getUI().ifPresent(page -> load(page, tenant, content));
            }
        });
        load(UI.getCurrent(), tenant, content);
    }

    private void load(UI page, TenantSession tenant, Div content) {
        latest.load(
                page,
                () -> {
                    var now = billing.subscription(tenant.slug(), tenant);
                    return new Offer(
                            now, counted(tenant, now.limits()), billing.plans().items());
                },
                offer -> show(tenant, content, offer),
                problem -> failed(tenant, content, problem));
    }

    /// How many plugins there are is known where they are installed; without that answer the page says nothing of it.
    private List<Limit> counted(TenantSession tenant, List<Limit> limits) {
        if (!tenant.may(Permissions.PLUGIN_READ)) {
            return limits;
        }
        try {
            var installed = plugins.installations(tenant.slug(), tenant).size();
            return limits.stream()
                    .map(limit -> limit.name().equals("plugins") && limit.used() == null
                            ? new Limit(
                                    limit.name(), (long) installed, limit.limit(), limit.base(), limit.raisedUntil())
                            : limit)
                    .toList();
        } catch (ProblemException e) {
            return limits;
        }
    }

    private void show(TenantSession tenant, Div content, Offer offer) {
        content.removeAll();
        var now = offer.now();
        var ends = now.trialEndsAt();
        if (now.trialing() && ends != null) {
            content.add(new Notice(
                    Tone.INFO, TrialWords.title(now.plan().title(), ends, time.instant()), TrialWords.detail(ends)));
        }
        var top = new Div(current(tenant, now), new LimitBars(offer.limits()));
        top.addClassName("plan-top");
        content.add(
                top,
                new PlanCards(
                        offer.plans(),
                        now,
                        tenant.may(Permissions.BILLING_MANAGE) ? plan -> choose(tenant, content, now, plan) : null));
    }

    private static Component current(TenantSession tenant, Subscription now) {
        var title = new H2(now.plan().title());
        var state = switch (now.status()) {
            case "trialing" -> new Badge(Tone.INFO, "On trial");
            case "canceled" -> new Badge(Tone.ATTENTION, "Canceled");
            default -> new Badge(Tone.GOOD, "Active");
        };
        var line = new Div(title, state);
        line.addClassName("spread");
        var price = new Span((now.trialing() ? "Free on trial, then " : "") + PlanWords.price(now.plan()));
        price.addClassName("number");
        var card = new Section(line, price, facts(tenant, now));
        card.addClassNames("card", "stack", "plan-now");
        card.setId("plan-now");
        return card;
    }

    private static Facts facts(TenantSession tenant, Subscription now) {
        var facts = new Facts();
        var next = now.next();
        if (next != null && next.at() != null) {
            var invoices = new Anchor("/" + tenant.slug() + "/settings/invoices", "All invoices");
            var amount = next.amount() == null ? "" : "about " + Amounts.money(next.amount()) + ", ";
            facts.fact("Next invoice", new Span(amount + Amounts.day(next.at()) + ". "), invoices);
        }
        if (now.startedAt() != null) {
            facts.fact("Since", new Day(now.startedAt()));
        }
        if (now.zone() != null) {
            facts.fact("Time zone", now.zone());
        }
        if (now.plan().support() != null) {
            facts.fact("Support", now.plan().support());
        }
        return facts;
    }

    private void choose(TenantSession tenant, Div content, Subscription now, Plan plan) {
        new ChangePlanDialog(tenant, billing, background, now, plan, changed -> {
                    Toast.say("Your organization now has the plan "
                            + changed.plan().title() + ".");
                    load(UI.getCurrent(), tenant, content);
                })
                .open();
    }

    private void failed(TenantSession tenant, Div content, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of(
                "The plan could not be loaded", problem, () -> load(UI.getCurrent(), tenant, content)));
    }

    private record Offer(Subscription now, List<Limit> limits, List<Plan> plans) {}
}
