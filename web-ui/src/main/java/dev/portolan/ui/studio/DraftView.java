package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Preview;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One draft: its form on one side, what it shows on the other.
@Route(value = ":tenant/studio/:draft", layout = TenantLayout.class)
@PageTitle("Studio · Portolan")
class DraftView extends Main implements BeforeEnterObserver {
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
    private transient @Nullable Desk desk;

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
        add(header, content);
    }

    /// What is on the page while a draft is open.
    private record Desk(TenantSession tenant, Whole draft, SchemaForm form, SamplePart samples, ShownPart shown) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_INSTALL);
        var id = event.getRouteParameters().get("draft").orElse("");
        content.removeAll();
        content.add(Skeleton.rows(5));
        load(tenant, id);
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
        var opened = new Desk(tenant, draft, form, samples, shown);
        desk = opened;
        form.whenChanged(this::changed);
        head(opened, draft);
        var written = new Div(form);
        written.addClassName("stack");
        var seen = new Div(shown, samples);
        seen.addClassName("stack");
        var sides = new Div(written, seen);
        sides.addClassName("preview-sides");
        content.removeAll();
        content.add(sides);
        samples.show(content(opened));
        if (tenant.may(Permissions.CATALOG_ENTITY_READ)) {
            background.load(
                    () -> catalog.entities(tenant.slug(), tenant, EntityQuery.containing(""), MOST_ENTITIES, null),
                    page -> shown.offer(page.items().stream()
                            .map(entity -> entity.ref().toString())
                            .toList()),
                    _ -> {});
        }
        preview(opened);
    }

    private void head(Desk opened, Whole draft) {
        var title = draft.content().path("title").asText("");
        header.title(title.isBlank() ? draft.plugin().plugin() : title);
        var tenant = opened.tenant();
        var released = draft.released();
        header.below(
                released.isEmpty()
                        ? new Span("A draft. Nobody but admins sees it.")
                        : new Span(
                                new Span("Version " + released.get() + " is published for your organization. "),
                                new Anchor(
                                        "/" + tenant.slug() + "/plugins/" + draft.plugin(),
                                        "Install it or see its history")));
        var save = new Button("Save draft", _ -> save(opened, () -> Toast.say("The draft is saved.")));
        save.setId("save-draft");
        var publish = new Button("Publish privately", _ -> publish(opened));
        publish.setId("publish-draft");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var delete = new Button(
                "Delete",
                _ -> Confirm.danger(
                                "Delete this draft?",
                                "What was published of it stays, and goes on where it is installed.",
                                "Delete the draft",
                                () -> delete(opened))
                        .open());
        delete.setId("delete-draft");
        header.actions(delete, save, publish);
    }

    private ObjectNode content(Desk opened) {
        return json.valueToTree(opened.form().configuration());
    }

    private void changed() {
        var opened = desk;
        if (opened != null) {
            opened.samples().show(content(opened));
            preview(opened);
        }
    }

    private void preview(Desk opened) {
        var written = content(opened);
        var entity = opened.shown().entity();
        var samples = opened.samples().samples();
        var tenant = opened.tenant();
        previews.loadLater(
                TYPING,
                () -> studio.preview(tenant.slug(), tenant, written, entity, samples),
                preview -> show(opened, written, preview),
                problem -> Toast.refused("The preview could not be made. " + problem.detail()));
    }

    private static void show(Desk opened, JsonNode written, Preview preview) {
        opened.shown().show(written, preview);
    }

    private void save(Desk opened, Runnable then) {
        var tenant = opened.tenant();
        var written = content(opened);
        background.load(
                () -> studio.save(tenant.slug(), tenant, opened.draft().id(), written),
                draft -> {
                    head(opened, draft);
                    then.run();
                },
                problem -> refused(opened, "The draft was not saved.", problem));
    }

    private void publish(Desk opened) {
        if (!opened.form().check()) {
            return;
        }
        var tenant = opened.tenant();
        var id = opened.draft().id();
        save(
                opened,
                () -> background.load(
                        () -> studio.publish(tenant.slug(), tenant, id),
                        version -> {
                            Toast.say("Version " + version + " is published for your organization.");
                            load(tenant, id);
                        },
                        problem -> refused(opened, "It was not published.", problem)));
    }

    private void delete(Desk opened) {
        var tenant = opened.tenant();
        background.act(
                () -> studio.delete(tenant.slug(), tenant, opened.draft().id()),
                () -> UI.getCurrent().navigate(tenant.slug() + "/studio"),
                problem -> refused(opened, "The draft was not deleted.", problem));
    }

    private static void refused(Desk opened, String what, ProblemException problem) {
        var violations = problem.violations().stream()
                .map(violation -> new Violation(
                        violation.pointer().startsWith("/content")
                                ? violation.pointer().substring("/content".length())
                                : violation.pointer(),
                        violation.message()))
                .toList();
        if (!opened.form().show(violations)) {
            Toast.refused(what + " " + problem.detail());
        }
    }

    private void failed(TenantSession tenant, String id, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The draft could not be loaded", problem, () -> load(tenant, id)));
    }
}
