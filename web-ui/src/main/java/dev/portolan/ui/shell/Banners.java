package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Members.SupportSession;
import dev.portolan.ui.clients.SupportClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.util.List;

/// What everybody in an organization has to know on every page: that support looks in, that a bill is overdue, that the
/// organization is suspended or being closed.
final class Banners extends Div {
    private static final long serialVersionUID = 1;

    private final transient TenantSession tenant;
    private final transient SupportClient support;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final Div standing = new Div();
    private final Div sessions = new Div();
    private final Div hearing = new Div();

    Banners(TenantSession tenant, SupportClient support, LiveChanges changes, Background background) {
        this.tenant = tenant;
        this.support = support;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("banners");
        getElement().setAttribute("role", "status");
        sessions.setId("support-banner");
        standing.setId("standing-banner");
        hearing.setId("hearing-banner");
        add(hearing, sessions, standing);
        hearing(changes.heard());
    }

    /// @param heard whether changes are heard of, and taken
    void hearing(boolean heard) {
        hearing.removeAll();
        if (!heard) {
            hearing.add(banner(
                    Tone.ATTENTION,
                    "Nothing can be changed for the moment, and what others have changed may not show yet. It comes"
                            + " back by itself, and nothing is lost."));
        }
    }

    /// Looks whether support is in, or asks to come in.
    void look(UI page) {
        if (tenant.may(Permissions.TENANT_READ)) {
            latest.load(
                    page,
                    () -> support.sessions(tenant.slug(), tenant).items(),
                    this::show,
                    // nothing to say: the page itself tells of a service that is away
                    _ -> sessions.removeAll());
        }
    }

    private void show(List<SupportSession> found) {
        sessions.removeAll();
        found.stream().filter(SupportSession::active).forEach(session -> sessions.add(active(session)));
        if (tenant.may(Permissions.SUPPORT_CONSENT)) {
            found.stream()
                    .filter(session -> "requested".equals(session.state()))
                    .forEach(session -> sessions.add(banner(
                            Tone.ATTENTION,
                            session.staffName() + " of Portolan's support asks to look at your organization.",
                            link("/settings/support", "Review the request"))));
        }
    }

    private Component active(SupportSession session) {
        var rights = session.write() ? "may look and change settings" : "may look, and change nothing";
        if (tenant.staff().isPresent()) {
            return banner(
                    Tone.INFO,
                    "You act for Portolan's support and " + rights + ". All of it is on record. The session ends ",
                    new Ago(session.endsAt()),
                    new Anchor("/operator/support", "Back to the console"));
        }
        var text = session.staffName() + " of Portolan's support is in your organization and " + rights + "; ends ";
        if (!tenant.may(Permissions.SUPPORT_CONSENT)) {
            return banner(Tone.INFO, text, new Ago(session.endsAt()));
        }
        var end = new Button("End it now", _ -> end(session));
        end.setId("end-support");
        return banner(Tone.INFO, text, new Ago(session.endsAt()), link("/settings/support", "Details"), end);
    }

    private void end(SupportSession session) {
        background.load(
                () -> {
                    support.end(tenant.slug(), tenant, session.id());
                    return true;
                },
                _ -> {
                    Toast.say("The support session has ended. " + session.staffName() + " has no access any more.");
                    changes.tell(new Change.SupportChanged(tenant.tenant()));
                },
                problem -> Toast.refused("The session could not be ended: " + problem.detail()));
    }

    /// @param state of the organization
    void standing(String state) {
        standing.removeAll();
        var billing = tenant.may(Permissions.BILLING_READ);
        switch (state) {
            case "past_due" -> {
                if (billing) {
                    standing.add(banner(
                            Tone.ATTENTION,
                            "A bill is overdue, or a plan is to be chosen after the trial. See to it soon, or your"
                                    + " organization is suspended.",
                            link("/settings/invoices", "See invoices"),
                            link("/settings/plan", "See the plan")));
                }
            }
            case "suspended" -> {
                if (billing) {
                    standing.add(banner(
                            Tone.BAD,
                            "Your organization is suspended. Only bills and your data are open until it is settled.",
                            link("/settings/invoices", "See invoices")));
                }
            }
            case "offboarding" ->
                standing.add(banner(
                        Tone.BAD,
                        "This organization is being closed. Its data is erased at the end of a waiting time.",
                        tenant.may(Permissions.TENANT_OFFBOARD)
                                ? link("/settings/organization", "See when, or come back")
                                : new Span()));
            default -> {}
        }
    }

    private Anchor link(String path, String text) {
        return new Anchor("/" + tenant.slug() + path, text);
    }

    private static Div banner(Tone tone, String text, Component... more) {
        var icon = tone.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var words = new Span(text);
        var banner = new Div(icon, words);
        banner.addClassNames("banner", tone.className());
        for (var part : more) {
            if (part instanceof Ago) {
                words.add(part);
            } else {
                banner.add(part);
            }
        }
        return banner;
    }
}
