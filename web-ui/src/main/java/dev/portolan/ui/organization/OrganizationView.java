package dev.portolan.ui.organization;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
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
import dev.portolan.ui.clients.Account.Tenant;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.LeavingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.Locale;

/// What the organization is, the way to take its data out, and its end.
@Route(value = ":tenant/settings/organization", layout = TenantLayout.class)
@PageTitle("Organization · Portolan")
class OrganizationView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AccountClient accounts;
    private final transient LeavingClient leaving;
    private final transient LiveChanges changes;
    private final transient Background background;

    OrganizationView(
            SignedIn signedIn,
            AccountClient accounts,
            LeavingClient leaving,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.leaving = leaving;
        this.changes = changes;
        this.background = background;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.TENANT_READ);
        removeAll();
        var facts = new Div(Skeleton.lines(4));
        var content = new Div(facts);
        content.addClassNames("stack", "form-page");
        add(
                new PageHeader("Organization").below("What your organization is called, and what becomes of its data."),
                content);
        load(UI.getCurrent(), tenant, facts);
        if (tenant.may(Permissions.TENANT_EXPORT)) {
            content.add(new ExportPart(tenant, leaving, background));
        }
        if (tenant.may(Permissions.TENANT_OFFBOARD)) {
            content.add(new OffboardingPart(tenant, leaving, background));
        }
        changes.follow(facts, tenant.tenant(), change -> {
            if (change instanceof Change.TenantChanged) {
                getUI().ifPresent(page -> load(page, tenant, facts));
            }
        });
    }

    private void load(UI page, TenantSession tenant, Div facts) {
        background.load(
                page,
                () -> accounts.tenant(tenant.slug(), tenant),
                found -> {
                    facts.removeAll();
                    facts.add(card(tenant, found));
                },
                problem -> failed(page, tenant, facts, problem));
    }

    private static Component card(TenantSession tenant, Tenant found) {
        var facts = new Facts()
                .fact("Name", found.name())
                .fact("Address", new Code("/" + found.slug()), note("It cannot be changed: links would break."))
                .fact("State", state(found.state()));
        if (found.plan() != null) {
            facts.fact("Plan", plan(tenant, found.plan().id()));
        }
        if (found.zone() != null) {
            facts.fact("Time zone", new Span(found.zone()), note("Days and months of usage and bills begin there."));
        }
        if (found.createdAt() != null) {
            facts.fact("Since", new Day(found.createdAt()));
        }
        facts.fact("Id", new Code(found.id()));
        var card = new Section(new H2("About"), facts);
        card.addClassNames("card", "stack");
        card.setId("about");
        return card;
    }

    private static Component plan(TenantSession tenant, String id) {
        var plan = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        return tenant.may(Permissions.BILLING_READ)
                ? new Anchor("/" + tenant.slug() + "/settings/plan", plan)
                : new Span(plan);
    }

    private static Component state(String state) {
        return switch (state) {
            case "active" -> new Badge(Tone.GOOD, "Active");
            case "past_due" -> new Badge(Tone.ATTENTION, "A bill is overdue");
            case "suspended" -> new Badge(Tone.BAD, "Suspended");
            case "offboarding" -> new Badge(Tone.BAD, "Being closed");
            default -> new Badge(Tone.NEUTRAL, state.replace('_', ' '));
        };
    }

    private static Span note(String text) {
        var note = new Span(text);
        note.addClassNames("sub", "fact-note");
        return note;
    }

    private void failed(UI page, TenantSession tenant, Div facts, ProblemException problem) {
        facts.removeAll();
        // a suspended organization has only its bills and its data: that is said on top of the page already
        if (!"tenant-suspended".equals(problem.slug())) {
            facts.add(
                    ProblemBanner.of("The organization could not be loaded", problem, () -> load(page, tenant, facts)));
        }
    }
}
