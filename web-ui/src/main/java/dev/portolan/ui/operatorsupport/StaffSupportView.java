package dev.portolan.ui.operatorsupport;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Staff.Session;
import dev.portolan.ui.clients.StaffClient;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.operator.SupportRequest;
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
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.time.Duration;
import java.util.List;

/// Where staff ask to come in, go in, and leave.
@Route(value = "operator/support", layout = OperatorLayout.class)
@PageTitle("Support · Portolan staff")
class StaffSupportView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final transient SignedIn signedIn;
    private final transient StaffClient client;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Support");
    private final Div content = new Div();

    StaffSupportView(SignedIn signedIn, StaffClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        header.below("You see nothing of an organization before one of its owners lets you in.");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.HOLD_SUPPORT_SESSION);
        var ask = new Button(
                "Ask to come in …",
                _ -> new SupportRequest(staff, client, background)
                        .dialog("", session -> {
                            Toast.say("The owners of " + session.tenant() + " were asked.");
                            load(UI.getCurrent(), staff);
                        })
                        .open());
        ask.setId("ask-support");
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        header.actions(ask);
        content.removeAll();
        content.add(Skeleton.rows(4));
        load(UI.getCurrent(), staff);
    }

    private void load(UI page, StaffSession staff) {
        latest.load(
                page,
                () -> client.sessions(staff, "", null).items(),
                found -> show(page, staff, found),
                problem -> failed(staff, problem));
    }

    /// An owner's answer shows by itself.
    private void watch(UI page, StaffSession staff, List<Session> shown) {
        latest.load(
                page,
                () -> {
                    pause();
                    return client.sessions(staff, "", null).items();
                },
                found -> {
                    if (!isAttached()) {
                        return;
                    }
                    if (found.equals(shown)) {
                        watch(page, staff, shown);
                    } else {
                        show(page, staff, found);
                    }
                },
                problem -> failed(staff, problem));
    }

    private void show(UI page, StaffSession staff, List<Session> sessions) {
        content.removeAll();
        var me = staff.person().subject();
        var mine = sessions.stream()
                .filter(session -> session.open() && session.of(me))
                .toList();
        mine.forEach(session -> content.add(card(staff, session)));
        var others =
                sessions.stream().filter(session -> !mine.contains(session)).toList();
        if (mine.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.LIFEBUOY,
                    "You are in no organization",
                    "Ask to come in with a reason; the owners are told at once. Their answer shows here."));
        }
        if (!others.isEmpty()) {
            content.add(table(others));
        }
        if (sessions.stream().anyMatch(Session::open)) {
            watch(page, staff, sessions);
        }
    }

    private Component card(StaffSession staff, Session session) {
        var line = new Div(
                new Badge(StaffWords.sessionTone(session.state()), StaffWords.sessionState(session.state())),
                new Span(rights(session)),
                time(session));
        line.addClassNames("sub", "actions");
        var words = new Div(new H2(session.tenant()), line, new Span("“" + reason(session) + "”"));
        words.addClassNames("words", "support-words");
        var row = new Div();
        row.addClassName("actions");
        if (session.active()) {
            var open = new Anchor("/" + session.tenant(), "Open the portal");
            open.setId("open-" + session.tenant());
            open.addClassName("button-link");
            row.add(open);
        }
        var end = new Button(session.active() ? "End it" : "Take it back", _ -> confirmEnd(staff, session));
        end.setId("end-" + session.tenant());
        row.add(end);
        var card = new Article(words, row);
        card.addClassNames("card", "plugin-row");
        card.setId("session-" + session.id());
        card.getElement().setAttribute("aria-label", session.tenant());
        return card;
    }

    private static Component time(Session session) {
        return session.active()
                ? new Span(new Span("ends "), new Ago(session.endsAt()))
                : new Span(new Span("asked "), new Ago(session.requestedAt()));
    }

    private static Component table(List<Session> sessions) {
        var table = new DataTable("sessions", "Organization", "Who", "Why", "Rights", "Asked", "State");
        sessions.forEach(session -> table.row(
                new Anchor("/operator/tenants/" + session.tenant(), session.tenant()),
                new Span(session.staff() == null ? "–" : session.staff().words()),
                new Span(reason(session)),
                new Span(rights(session)),
                new Ago(session.requestedAt()),
                new Badge(
                        StaffWords.sessionTone(session.state()),
                        session.active() ? "Under way" : StaffWords.sessionState(session.state()))));
        var card = new Section(new H2("Earlier, and of others"), table);
        card.addClassNames("card", "stack");
        return card;
    }

    private static String reason(Session session) {
        return session.reason() == null ? "" : session.reason();
    }

    private static String rights(Session session) {
        return session.write() ? "Look, and change settings" : "Look only";
    }

    private void confirmEnd(StaffSession staff, Session session) {
        Confirm.danger(
                        session.active() ? "End the session?" : "Take the request back?",
                        session.active()
                                ? "You lose access to " + session.tenant() + " within a second."
                                : "The owners are not asked any more.",
                        session.active() ? "End session" : "Take back",
                        () -> end(staff, session))
                .open();
    }

    private void end(StaffSession staff, Session session) {
        background.act(
                () -> client.end(staff, session.id()),
                () -> {
                    Toast.say("You are no longer in " + session.tenant() + ".");
                    load(UI.getCurrent(), staff);
                },
                problem -> Toast.refused("It could not be ended: " + problem.detail()));
    }

    private void failed(StaffSession staff, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The sessions could not be loaded", problem, () -> load(UI.getCurrent(), staff)));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
