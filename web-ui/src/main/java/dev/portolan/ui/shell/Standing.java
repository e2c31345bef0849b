package dev.portolan.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.util.Locale;
import java.util.function.BiConsumer;

/// How an organization stands, and the person in it, while pages are open: what changes there takes effect in the page
/// at once, or ends it with a page that says what happened.
///
/// Belongs to its page: every method runs within the page's lock.
final class Standing {
    private final TenantSession tenant;
    private final Background background;
    private final Banners banners;
    private final BiConsumer<String, String> shown;
    private TenantSession.Access access;
    private String state = "";

    /// @param shown takes the organization's state and its name, which is empty when only the state is known
    Standing(TenantSession tenant, Background background, Banners banners, BiConsumer<String, String> shown) {
        this.tenant = tenant;
        this.background = background;
        this.banners = banners;
        this.shown = shown;
        this.access = tenant.access();
    }

    void changed(UI page, Change change) {
        switch (change) {
            case Change.AccessChanged now -> {
                banners.look(page);
                if (now.concerns(tenant.person().subject()) || tenant.staff().isPresent()) {
                    ask(page);
                }
            }
            case Change.TenantChanged(var now) -> tenant(page, now);
            case Change.TenantErased _ -> leave(page, "erased");
            case Change.SupportChanged _ -> banners.look(page);
            // the bell's, and the studio's
            case Change.InboxChanged _, Change.DraftChanged _ -> {}
            case Change.HearingChanged now -> banners.hearing(now.heard());
            case Change.ReleaseChanged _,
                    Change.PluginChanged _,
                    Change.PluginRemoved _,
                    Change.CatalogChanged _,
                    Change.SourceProgress _ -> {}
        }
    }

    private void tenant(UI page, TenantState now) {
        if (now.state() == TenantLifecycle.DELETED) {
            leave(page, "erased");
            return;
        }
        shown.accept(state, now.name());
        is(page, now.state().name().toLowerCase(Locale.ROOT));
    }

    /// Takes the organization's state, as `/api/me` and `portolan.tenant.state` have it.
    void is(UI page, String now) {
        if (!now.equals(state)) {
            state = now;
            shown.accept(now, "");
            banners.standing(now);
            mind(page, page.getActiveViewLocation().getPath());
        }
    }

    /// Leads away from a page that is not open in this state, and back from the one that says so.
    void mind(UI page, String path) {
        var suspension = tenant.slug() + "/" + SuspendedView.PATH;
        if ("suspended".equals(state) && !path.equals(suspension) && !openWhenSuspended(path)) {
            page.navigate(suspension);
        } else if (!state.isEmpty() && !"suspended".equals(state) && path.equals(suspension)) {
            page.navigate(tenant.slug().value());
        }
    }

    private boolean openWhenSuspended(String path) {
        var settings = tenant.slug() + "/settings/";
        return path.startsWith(settings + "plan")
                || path.startsWith(settings + "invoices")
                || path.startsWith(settings + "organization");
    }

    /// Makes sure of a person who is not among the members, staff in a support session aside: what ended before this
    /// page began to listen is said to nobody.
    void notMember(UI page) {
        if (tenant.staff().isEmpty()) {
            ask(page);
        }
    }

    private void ask(UI page) {
        background.load(page, tenant::refreshed, now -> may(page, now), problem -> refused(page, problem));
    }

    private void may(UI page, TenantSession.Access now) {
        if (now.equals(access)) {
            return;
        }
        var role = now.role().equals(access.role()) ? "" : now.role();
        access = now;
        shown.accept(state, "");
        banners.standing(state);
        banners.look(page);
        page.refreshCurrentRoute(false);
        Toast.say(role.isEmpty() ? "What you may do here has changed." : "Your role here is now " + role + ".");
    }

    private void refused(UI page, ProblemException problem) {
        if (problem.notFound() || problem.forbidden()) {
            leave(page, tenant.staff().isPresent() ? "ended" : "left");
        }
    }

    private void leave(UI page, String why) {
        tenant.ended();
        page.navigate("tenants", QueryParameters.of(why, tenant.slug().value()));
    }
}
