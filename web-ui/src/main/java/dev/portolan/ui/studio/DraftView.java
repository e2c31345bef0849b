package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Confirm;
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
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One draft: its form on one side, what it shows on the other.
@Route(value = ":tenant/studio/:draft", layout = TenantLayout.class)
@PageTitle("Studio · Portolan")
class DraftView extends Main implements BeforeEnterObserver, BeforeLeaveObserver {
    private static final long serialVersionUID = 1;
    private static final Duration TYPING = Duration.ofMillis(400);
    private static final int MOST_ENTITIES = 50;

    private final transient SignedIn signedIn;
    private final transient StudioClient studio;
    private final transient CatalogClient catalog;
    private final transient Background background;
    private final transient Latest drafts;
    private final transient Latest previews;
    private final transient ObjectMapper json;
    private final PageHeader header = new PageHeader("Plugin");
    private final Div content = new Div();
    private final Button save = new Button("Save draft", _ -> asked(this::save));
    private final Button publish = new Button("Publish privately", _ -> asked(this::publish));
    private final Button delete = new Button("Delete", _ -> asked(this::delete));
    private final Span status = new Span();
    private final Div bar = new Div(status, save, publish);
    private transient @Nullable Desk desk;
    private transient JsonNode kept = MissingNode.getInstance();
    private transient JsonNode offered = NullNode.getInstance();
    private boolean guarded;

    DraftView(SignedIn signedIn, StudioClient studio, CatalogClient catalog, Background background, ObjectMapper json) {
        this.signedIn = signedIn;
        this.studio = studio;
        this.catalog = catalog;
        this.background = background;
        this.drafts = new Latest(background);
        this.previews = new Latest(background);
        this.json = json;
        addClassNames("page", "studio");
        content.setId("draft");
        delete.setId("delete-draft");
        save.setId("save-draft");
        save.setDisableOnClick(true);
        publish.setId("publish-draft");
        publish.setDisableOnClick(true);
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        header.actions(delete);
        status.addClassNames("sub", "status");
        status.getElement().setAttribute("role", "status");
        bar.addClassName("save-bar");
        add(header, content);
    }

    /// What is on the page while a draft is open.
    private record Desk(
            TenantSession tenant, Whole draft, SchemaForm form, SamplePart samples, ShownPart shown, FaultWays ways) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_INSTALL);
        var id = event.getRouteParameters().get("draft").orElse("");
        desk = null;
        able(false);
        content.removeAll();
        content.add(Skeleton.rows(5));
        load(tenant, id);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (dirty()) {
            LeaveQuestion.ask(event, "saving", () -> LeaveQuestion.guard(this, false));
        }
    }

    private boolean dirty() {
        return desk != null && !content(desk).equals(kept);
    }

    private void able(boolean able) {
        save.setEnabled(able);
        publish.setEnabled(able);
        delete.setEnabled(able);
    }

    private void asked(Consumer<Desk> act) {
        if (desk != null) {
            act.accept(desk);
        }
    }

    private void load(TenantSession tenant, String id) {
        drafts.load(
                UI.getCurrent(),
                () -> studio.draft(tenant.slug(), tenant, id),
                draft -> open(tenant, draft),
                problem -> failed(tenant, id, problem));
    }

    private void open(TenantSession tenant, Whole draft) {
        var form = new SchemaForm(DraftSchema.SCHEMA, draft.content());
        var samples = new SamplePart(tenant, studio, background, this::changed);
        var shown = new ShownPart(tenant.slug(), this::changed);
        var opened = new Desk(tenant, draft, form, samples, shown, new FaultWays(form, samples));
        desk = opened;
        kept = content(opened);
        form.whenChanged(this::changed);
        able(true);
        head(draft);
        var written = new Div(form);
        written.addClassName("stack");
        var seen = new Div(shown, samples);
        seen.addClassName("stack");
        var sides = new Div(written, seen);
        sides.addClassNames("preview-sides", "studio-sides");
        content.removeAll();
        content.add(sides, bar);
        offered = NullNode.getInstance();
        changed();
    }

    private void head(Whole draft) {
        var title = draft.content().path("title").asText("");
        header.title(title.isBlank() ? draft.plugin().plugin() : title);
        var released = draft.released();
        var opened = desk;
        header.below(
                released.isEmpty() || opened == null
                        ? new Span("A draft. Nobody but admins sees it.")
                        : new Span(
                                new Span("Version " + released.get() + " is published for your organization. "),
                                Links.page(
                                        Links.path(opened.tenant().slug(), draft.plugin()),
                                        "Install it or see its history")));
    }

    private ObjectNode content(Desk opened) {
        return json.valueToTree(opened.form().configuration());
    }

    private void changed() {
        var opened = desk;
        if (opened != null) {
            var written = content(opened);
            opened.samples().show(written);
            opened.shown().about(written);
            guard();
            offer(opened, written.path("kinds"));
            preview(opened, written);
        }
    }

    /// Offers entities of the kinds that the draft is for.
    private void offer(Desk opened, JsonNode kinds) {
        var tenant = opened.tenant();
        if (kinds.equals(offered) || !tenant.may(Permissions.CATALOG_ENTITY_READ)) {
            return;
        }
        offered = kinds;
        var query = new EntityQuery(kinds.size() > 1 ? "" : kinds.path(0).asText("component"), "", "", "", "", "", "");
        background.load(
                () -> catalog.entities(tenant.slug(), tenant, query, MOST_ENTITIES, null),
                page -> opened.shown()
                        .offer(page.items().stream()
                                .map(entity -> entity.ref())
                                .filter(ref -> kinds.isEmpty()
                                        || kinds.valueStream()
                                                .anyMatch(kind -> kind.asText().equals(ref.kind())))
                                .map(EntityRef::toString)
                                .toList()),
                _ -> {}); // a reference can be typed
    }

    private void guard() {
        status.setText(dirty() ? "Not saved yet." : "");
        if (guarded != dirty()) {
            guarded = !guarded;
            LeaveQuestion.guard(this, guarded);
        }
    }

    private void preview(Desk opened, ObjectNode written) {
        var entity = opened.shown().entity();
        var samples = opened.samples().samples();
        var tenant = opened.tenant();
        previews.loadLater(
                TYPING,
                () -> studio.preview(tenant.slug(), tenant, written, entity, samples),
                preview -> {
                    opened.ways().mark(preview.faults());
                    opened.shown().show(written, preview, opened.ways()::told);
                },
                problem -> opened.shown().failed(problem));
    }

    private void save(Desk opened) {
        save(opened, () -> {
            able(true);
            Toast.say("The draft is saved.");
        });
    }

    private void save(Desk opened, Runnable then) {
        var tenant = opened.tenant();
        var written = content(opened);
        background.load(
                () -> studio.save(tenant.slug(), tenant, opened.draft().id(), written),
                draft -> {
                    kept = written;
                    guard();
                    head(draft);
                    then.run();
                },
                problem -> refused(opened, "The draft was not saved.", problem));
    }

    private void publish(Desk opened) {
        if (!opened.form().check()) {
            able(true);
            return;
        }
        save(opened, () -> release(opened));
    }

    private void release(Desk opened) {
        var tenant = opened.tenant();
        var id = opened.draft().id();
        background.load(
                () -> {
                    var version = studio.publish(tenant.slug(), tenant, id);
                    return new Published(version, studio.draft(tenant.slug(), tenant, id));
                },
                published -> {
                    able(true);
                    head(published.draft());
                    Toast.say("Version " + published.version() + " is published for your organization.");
                },
                problem -> refused(opened, "It was not published.", problem));
    }

    private record Published(String version, Whole draft) {}

    private void delete(Desk opened) {
        Confirm.danger(
                        "Delete this draft?",
                        "What was published of it stays, and goes on where it is installed.",
                        "Delete the draft",
                        () -> deleted(opened))
                .open();
    }

    private void deleted(Desk opened) {
        var tenant = opened.tenant();
        background.act(
                () -> studio.delete(tenant.slug(), tenant, opened.draft().id()),
                () -> {
                    desk = null;
                    guard();
                    Toast.say("The draft is deleted.");
                    UI.getCurrent().navigate(tenant.slug() + "/studio");
                },
                problem -> refused(opened, "The draft was not deleted.", problem));
    }

    private void refused(Desk opened, String what, ProblemException problem) {
        able(true);
        if (!opened.form().show(FaultWays.inForm(problem.violations()))) {
            Toast.refused(what + " " + problem.detail());
        }
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
