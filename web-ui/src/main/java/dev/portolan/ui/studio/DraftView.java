package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.LeaveQuestion;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One draft: its form on one side, what it shows on the other.
@Route(value = ":tenant/studio/:draft", layout = TenantLayout.class)
@PageTitle("Studio · Portolan")
class DraftView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, DraftSaving.Page, Meanwhile.Page {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StudioClient studio;
    private final transient CatalogClient catalog;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest drafts;
    private final transient DraftSaving saving;
    private final transient Meanwhile meanwhile;
    private final PageHeader header = new PageHeader("Plugin");
    private final Div content = new Div();
    private @Nullable DraftSides sides;
    private transient @Nullable TenantId followed;
    private boolean guarded;
    /// The draft that is open already when its own address is entered.
    private String moving = "";

    DraftView(
            SignedIn signedIn,
            StudioClient studio,
            CatalogClient catalog,
            LiveChanges changes,
            Background background,
            ObjectMapper json) {
        this.signedIn = signedIn;
        this.studio = studio;
        this.catalog = catalog;
        this.changes = changes;
        this.background = background;
        this.drafts = new Latest(background);
        this.saving = new DraftSaving(studio, changes, background, this);
        this.meanwhile = new Meanwhile(studio, background, json, this);
        addClassNames("page", "studio");
        content.setId("draft");
        header.actions(saving.bar().deleting());
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_INSTALL);
        var id = event.getRouteParameters().get("draft").orElse("");
        if (!tenant.tenant().equals(followed)) {
            followed = tenant.tenant();
            changes.follow(this, tenant.tenant(), saving::heard);
        }
        if (id.equals(moving)) {
            moving = "";
            return;
        }
        saving.close();
        sides = null;
        content.removeAll();
        content.add(Skeleton.rows(5));
        load(tenant, id);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (saving.unsaved()) {
            LeaveQuestion.ask(event, "saving", () -> LeaveQuestion.guard(this, false));
        }
    }

    private void load(TenantSession tenant, String id) {
        drafts.load(
                UI.getCurrent(),
                () -> studio.draft(tenant.slug(), tenant, id),
                draft -> open(tenant, draft),
                problem -> failed(tenant, id, problem));
    }

    private void open(TenantSession tenant, Whole whole) {
        var draft = new OpenDraft(tenant, whole);
        var opened = new DraftSides(draft, studio, catalog, background, this::typed);
        sides = opened;
        saving.open(draft);
        meanwhile.notices().none();
        content.removeAll();
        content.add(meanwhile.notices(), opened, saving.bar());
        filled(draft);
    }

    private void typed() {
        saving.show();
        guard();
    }

    private void guard() {
        if (guarded != saving.unsaved()) {
            guarded = !guarded;
            LeaveQuestion.guard(this, guarded);
        }
    }

    @Override
    public Meanwhile meanwhile() {
        return meanwhile;
    }

    @Override
    public void save(OpenDraft draft) {
        saving.save(draft);
    }

    @Override
    public void stands(OpenDraft draft) {
        var whole = draft.seen();
        var title = whole.content().path("title").asText("");
        header.title(title.isBlank() ? whole.plugin().plugin() : title);
        whole.released()
                .ifPresentOrElse(
                        version -> header.below(
                                new Span("Version " + version + " is published for your organization. "),
                                Links.page(
                                        Links.path(draft.tenant().slug(), whole.plugin()),
                                        "Install it or see its history")),
                        () -> header.below("A draft. Nobody but admins sees it."));
        typed();
    }

    @Override
    public void filled(OpenDraft draft) {
        if (sides != null) {
            sides.fill();
        }
        stands(draft);
    }

    @Override
    public void moved(OpenDraft draft) {
        stands(draft);
        moving = draft.seen().id();
        getUI().ifPresent(page -> page.navigate(draft.tenant().slug() + "/studio/" + moving));
        saving.tell(draft);
    }

    @Override
    public void whetherInForm(OpenDraft draft, Consumer<Boolean> then) {
        draft.form().whetherWithin(then);
    }

    @Override
    public void left(OpenDraft draft) {
        guard();
        Toast.say("The draft is deleted.");
        getUI().ifPresent(page -> page.navigate(draft.tenant().slug() + "/studio"));
    }

    private void failed(TenantSession tenant, String id, ProblemException problem) {
        content.removeAll();
        if (problem.notFound()) {
            var all = Links.page("/" + tenant.slug() + "/studio", "See all drafts");
            all.addClassNames("button-link", "secondary");
            content.add(new EmptyState(VaadinIcon.SEARCH, "There is no such draft", "It may have been deleted.", all));
        } else {
            content.add(ProblemBanner.of("The draft could not be loaded", problem, () -> load(tenant, id)));
        }
    }
}
