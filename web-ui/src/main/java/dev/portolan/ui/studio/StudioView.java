package dev.portolan.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Draft;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organization has made for itself, published or not.
@Route(value = ":tenant/studio", layout = TenantLayout.class)
@PageTitle("Studio · Portolan")
class StudioView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StudioClient studio;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Studio");
    private final Div content = new Div();
    private transient @Nullable TenantSession shown;
    private transient @Nullable TenantId followed;

    StudioView(SignedIn signedIn, StudioClient studio, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.studio = studio;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        header.below("Plugins of your own: an address, what to take from its answer, and how to show it. No code.");
        content.addClassName("stack");
        content.setId("drafts");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_INSTALL);
        header.actions(beginning(tenant, "new-draft"));
        content.removeAll();
        content.add(Skeleton.rows(3));
        shown = tenant;
        if (!tenant.tenant().equals(followed)) {
            followed = tenant.tenant();
            changes.follow(this, tenant.tenant(), this::heard);
        }
        load(tenant);
    }

    private void heard(Change change) {
        if (shown != null && change instanceof Change.DraftChanged(var in, var _) && in.equals(followed)) {
            load(shown);
        }
    }

    private DialogButton beginning(TenantSession tenant, String id) {
        var button = new DialogButton("New plugin", () -> new BeginDialog(tenant, studio, changes, background));
        button.addThemeName("primary");
        button.setId(id);
        return button;
    }

    private void load(TenantSession tenant) {
        latest.load(
                UI.getCurrent(),
                () -> studio.drafts(tenant.slug(), tenant),
                drafts -> show(tenant, drafts),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, List<Draft> drafts) {
        content.removeAll();
        header.count(drafts.isEmpty() ? "" : Integer.toString(drafts.size()));
        if (drafts.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.TOOLS,
                    "Nothing built yet",
                    "Show what another system knows on the pages of your portal. What you publish is there for your"
                            + " organization only.",
                    beginning(tenant, "first-draft")));
            return;
        }
        var table = new DataTable("draft-rows", "Plugin", "Adds", "Published", "Changed");
        drafts.forEach(draft ->
                table.row(name(tenant, draft), new Span(Points.title(draft.point())), state(draft), changed(draft)));
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
    }

    private static Anchor name(TenantSession tenant, Draft draft) {
        var link = new Anchor("/" + tenant.slug() + "/studio/" + draft.id(), draft.title());
        link.addClassName("row-title");
        return link;
    }

    private static Span state(Draft draft) {
        return draft.released()
                .<Span>map(version -> new Badge(Tone.GOOD, version))
                .orElseGet(() -> new Badge(Tone.NEUTRAL, "Draft"));
    }

    private static Span changed(Draft draft) {
        var at = draft.changedAt();
        var words = new Span(at == null ? new Span() : new Ago(at), new Span(" by " + draft.changedBy()));
        words.addClassName("sub");
        return words;
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The drafts could not be loaded", problem, () -> load(tenant)));
    }
}
