package dev.portolan.ui.tokens;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Members.ApiToken;
import dev.portolan.ui.clients.MembersClient;
import dev.portolan.ui.clients.ProblemException;
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
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The API tokens that the person may see: one's own, or everybody's for who manages members.
@Route(value = ":tenant/settings/tokens", layout = TenantLayout.class)
@PageTitle("API tokens · Portolan")
class TokensView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient MembersClient members;
    private final transient Background background;
    private final transient InstantSource time;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("API tokens");
    private final Div content = new Div();

    TokensView(SignedIn signedIn, MembersClient members, Background background, InstantSource time) {
        this.signedIn = signedIn;
        this.members = members;
        this.background = background;
        this.time = time;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.TOKEN_MANAGE);
        header.below(
                tenant.may(Permissions.MEMBER_MANAGE)
                        ? "What pipelines and scripts sign in with. You see everybody's."
                        : "What your pipelines and scripts sign in with.");
        header.actions(make(tenant));
        content.removeAll();
        content.add(Skeleton.rows(4));
        load(tenant, null, null);
    }

    private Button make(TenantSession tenant) {
        var make = new Button(
                "Make a token",
                VaadinIcon.PLUS.create(),
                _ -> new TokenDialog(tenant, members, background, time, () -> load(tenant, null, null)).open());
        make.setClassName("make-token");
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return make;
    }

    private void load(TenantSession tenant, @Nullable String cursor, @Nullable DataTable more) {
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> members.tokens(tenant.slug(), tenant, cursor),
                page -> show(tenant, page, more),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Page<ApiToken> page, @Nullable DataTable more) {
        content.removeAll();
        if (page.items().isEmpty() && more == null) {
            header.count("");
            content.add(new EmptyState(
                    VaadinIcon.KEY_O,
                    "No API tokens yet",
                    "A token lets a pipeline or a script do what you allow it, for as long as you say.",
                    make(tenant)));
            return;
        }
        var table = more == null
                ? new DataTable("tokens", "Name", "May do", "Owner", "Last used", "Works until", "State", "")
                : more;
        page.items().forEach(token -> row(tenant, table, token));
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
        var next = page.next();
        if (next != null) {
            content.add(new Button("Show more", _ -> load(tenant, next, table)));
        }
    }

    private void row(TenantSession tenant, DataTable table, ApiToken token) {
        var name = new Span(token.name());
        name.addClassName("strong");
        var prefix = new Code((token.prefix() == null ? "ptl_" : token.prefix()) + "…");
        prefix.addClassName("sub");
        var words = new Div(name, prefix);
        words.addClassName("words");
        var may = new Span(Scopes.summary(token.scopes()));
        may.setTitle(token.scopes().stream().map(Scopes::words).collect(Collectors.joining("\n")));
        var state = Expiry.state(token.expiresAt(), token.revokedAt(), time.instant());
        var row = table.row(
                words,
                may,
                new Span(token.owner() == null ? "–" : token.owner().words()),
                token.lastUsedAt() == null ? new Span("Never") : new Ago(token.lastUsedAt()),
                state.over() || token.expiresAt() == null ? new Span("–") : new Ago(token.expiresAt()),
                new Badge(state.tone(), state.word()),
                state.over() ? new Div() : revoke(tenant, token));
        row.setId("token-" + token.id());
        if (state.over()) {
            row.addClassName("over");
        }
    }

    private Component revoke(TenantSession tenant, ApiToken token) {
        var revoke = new Button(
                "Revoke",
                _ -> Confirm.danger(
                                "Revoke " + token.name() + "?",
                                "Whatever uses it is refused within a second. It cannot be brought back.",
                                "Revoke",
                                () -> revoked(tenant, token))
                        .open());
        revoke.addClassName("quiet");
        revoke.setAriaLabel("Revoke " + token.name());
        return DataTable.buttons(revoke);
    }

    private void revoked(TenantSession tenant, ApiToken token) {
        background.act(
                () -> members.revokeToken(tenant.slug(), tenant, token.id()),
                () -> {
                    Toast.say(token.name() + " was revoked.");
                    load(tenant, null, null);
                },
                problem -> Toast.refused(token.name() + " was not revoked: " + problem.detail()));
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The tokens could not be loaded", problem, () -> load(tenant, null, null)));
    }
}
