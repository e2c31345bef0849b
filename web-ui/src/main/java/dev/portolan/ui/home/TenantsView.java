package dev.portolan.ui.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.Account.Me;
import dev.portolan.ui.clients.Account.Membership;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.Person;
import dev.portolan.ui.session.SignInNeededException;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.shell.PublicLayout;

/// The organizations of the person who is signed in. Who arrives by signing in and has one only goes straight there.
@Route(value = "tenants", layout = PublicLayout.class)
@PageTitle("Your organizations · Portolan")
class TenantsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AccountClient accounts;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Your organizations");
    private final Div said = new Div();
    private final Div content = new Div();

    TenantsView(SignedIn signedIn, AccountClient accounts, Background background) {
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.background = background;
        addClassNames("page", "narrow");
        content.addClassName("stack");
        add(header, said, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var person = signedIn.person().orElseThrow(SignInNeededException::new);
        header.below("Signed in as " + person.name());
        var news = Parting.of(event.getLocation().getQueryParameters());
        said.removeAll();
        news.ifPresent(said::add);
        load(person, !event.isRefreshEvent() && news.isEmpty());
    }

    private void load(Person person, boolean goOn) {
        content.removeAll();
        content.add(Skeleton.rows(3));
        background.load(() -> accounts.me(person.keycloak()), me -> show(me, goOn), problem -> failed(person, problem));
    }

    private void show(Me me, boolean goOn) {
        content.removeAll();
        if (!me.staffRoles().isEmpty()) {
            if (me.tenants().isEmpty() && goOn) {
                getUI().ifPresent(page -> page.navigate("operator"));
                return;
            }
            content.add(console());
        } else if (me.tenants().isEmpty()) {
            var start = new Anchor("/signup", "Start a trial");
            start.addClassName("button-link");
            content.add(new EmptyState(
                    VaadinIcon.BUILDING_O,
                    "You belong to no organization yet",
                    "Ask an owner or admin for an invitation, or start a portal for your own company.",
                    start));
        } else if (me.tenants().size() == 1 && goOn) {
            getUI().ifPresent(page -> page.navigate(me.tenants().getFirst().slug()));
            return;
        }
        me.tenants().forEach(tenant -> content.add(row(tenant)));
    }

    private static Anchor console() {
        var name = new Span("Staff console");
        name.addClassName("strong");
        var what = new Span("All organizations, their bills and their plugins");
        what.addClassName("sub");
        var words = new Div(name, what);
        words.addClassName("words");
        var row = new Anchor("/operator", words, Badge.plain("staff"));
        row.addClassName("choice");
        row.setId("staff-console");
        return row;
    }

    private static Anchor row(Membership tenant) {
        var name = new Span(tenant.name());
        name.addClassName("strong");
        var address = new Span("/" + tenant.slug());
        address.addClassName("sub");
        var words = new Div(name, address);
        words.addClassName("words");
        var row = new Anchor("/" + tenant.slug(), words, Badge.plain(tenant.role()));
        row.addClassName("choice");
        row.setId("tenant-" + tenant.slug());
        if (!"active".equals(tenant.state())) {
            row.add(new Badge(Tone.ATTENTION, tenant.state().replace('_', ' ')));
        }
        return row;
    }

    private void failed(Person person, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("Your organizations could not be loaded", problem, () -> load(person, false)));
    }
}
