package dev.portolan.ui.support;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Members.SupportSession;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.SupportClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.List;

/// Where owners let the provider's support in, and see it out.
@Route(value = ":tenant/settings/support", layout = TenantLayout.class)
@PageTitle("Support · Portolan")
class SupportView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient SupportClient support;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;

    SupportView(SignedIn signedIn, SupportClient support, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.support = support;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.SUPPORT_CONSENT);
        var content = new Div(Skeleton.rows(4));
        content.addClassName("stack");
        removeAll();
        add(
                new PageHeader("Support")
                        .below("Our staff see nothing of your organization unless you let them in, for a while, for a"
                                + " reason."),
                content);
        changes.follow(content, tenant.tenant(), change -> {
            if (change instanceof Change.SupportChanged || change instanceof Change.AccessChanged) {
                getUI().ifPresent(page -> load(page, tenant, content));
            }
        });
        load(UI.getCurrent(), tenant, content);
    }

    private void load(UI page, TenantSession tenant, Div content) {
        latest.load(
                page,
                () -> support.sessions(tenant.slug(), tenant).items(),
                sessions -> show(tenant, content, sessions),
                problem -> failed(tenant, content, problem));
    }

    private void show(TenantSession tenant, Div content, List<SupportSession> sessions) {
        content.removeAll();
        sessions.stream().filter(SupportSession::active).forEach(session -> content.add(active(tenant, session)));
        sessions.stream()
                .filter(session -> "requested".equals(session.state()))
                .forEach(session -> content.add(requested(tenant, session)));
        var earlier = sessions.stream()
                .filter(session -> !session.active() && !"requested".equals(session.state()))
                .toList();
        if (content.getComponentCount() == 0) {
            content.add(new EmptyState(
                    VaadinIcon.LIFEBUOY,
                    "Nobody of ours is in your organization",
                    "When you ask our support for help, they may ask to look. The request shows here, and nothing is"
                            + " seen before an owner agrees."));
        }
        if (!earlier.isEmpty()) {
            content.add(earlier(earlier));
        }
    }

    private Component requested(TenantSession tenant, SupportSession session) {
        var agree = new Button(
                "Let them in …", _ -> new ConsentDialog(session, write -> decided(tenant, session, write)).open());
        agree.setId("review-" + session.id());
        agree.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var refuse = new Button(
                "Refuse",
                _ -> act(
                        tenant,
                        () -> support.refuse(tenant.slug(), tenant, session.id()),
                        session.staffName() + " was not let in."));
        refuse.setId("refuse-" + session.id());
        return card(
                session.staffName() + " asks to come in for " + SupportWords.length(session),
                session,
                new Ago(session.requestedAt()),
                agree,
                refuse);
    }

    private Component active(TenantSession tenant, SupportSession session) {
        var end = new Button(
                "End it now",
                _ -> Confirm.danger(
                                "End the session?",
                                session.staffName() + " loses access within a second.",
                                "End session",
                                () -> act(
                                        tenant,
                                        () -> support.end(tenant.slug(), tenant, session.id()),
                                        "The session has ended."))
                        .open());
        end.setId("end-" + session.id());
        end.addThemeVariants(ButtonVariant.LUMO_ERROR);
        var until = new Span(new Span("ends "), new Ago(session.endsAt()));
        return card(session.staffName() + " is in your organization", session, until, end);
    }

    private static Component card(String title, SupportSession session, Component time, Component... buttons) {
        var line = new Div(
                new Badge(SupportWords.tone(session.state()), SupportWords.state(session.state())),
                new Span(SupportWords.rights(session.write())),
                time);
        line.addClassNames("sub", "actions");
        var reason = new Paragraph("“" + (session.reason() == null ? "" : session.reason()) + "”");
        var words = new Div(new H2(title), line, reason);
        words.addClassNames("words", "support-words");
        var row = new Div(buttons);
        row.addClassName("actions");
        var card = new Article(words, row);
        card.addClassNames("card", "plugin-row");
        card.setId("session-" + session.id());
        card.getElement().setAttribute("aria-label", title);
        return card;
    }

    private static Component earlier(List<SupportSession> sessions) {
        var table = new DataTable("support-sessions", "Who", "Why", "When", "Rights", "State");
        sessions.forEach(session -> table.row(
                new Span(session.staffName()),
                new Span(session.reason() == null ? "–" : session.reason()),
                new Ago(session.startsAt() == null ? session.requestedAt() : session.startsAt()),
                new Span(SupportWords.rights(session.write())),
                new Badge(SupportWords.tone(session.state()), SupportWords.state(session.state()))));
        var card = new Section(new H2("Earlier"), table);
        card.addClassNames("card", "stack");
        return card;
    }

    private void decided(TenantSession tenant, SupportSession session, boolean write) {
        act(
                tenant,
                () -> support.consent(tenant.slug(), tenant, session.id(), write),
                session.staffName() + " may look in now. Everybody here sees a banner.");
    }

    private void act(TenantSession tenant, Runnable call, String done) {
        background.act(
                call,
                () -> {
                    Toast.say(done);
                    changes.tell(new Change.SupportChanged(tenant.tenant()));
                },
                problem -> Toast.refused("That could not be done: " + problem.detail()));
    }

    private void failed(TenantSession tenant, Div content, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of(
                "The requests could not be loaded", problem, () -> load(UI.getCurrent(), tenant, content)));
    }
}
