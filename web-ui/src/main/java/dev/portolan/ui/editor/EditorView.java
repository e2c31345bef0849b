package dev.portolan.ui.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.LeaveQuestion;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import dev.portolan.ui.yaml.YamlReader;
import dev.portolan.ui.yaml.YamlReading;
import dev.portolan.ui.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes an entity, or changes one that is managed here: the text, what the catalog says of it as it is typed, and what
/// saving would change. Whatever is refused, the text stays.
@Route(value = ":tenant/catalog/new", layout = TenantLayout.class)
@RouteAlias(value = ":tenant/catalog/:namespace/:kind/:name/edit", layout = TenantLayout.class)
class EditorView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient CatalogClient catalog;
    private final transient EntityClient entities;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest checking;
    private final PageHeader header = new PageHeader("New entity");
    private final Div notices = new Div();
    private final Div content = new Div();
    private final Select<String> kind = new Select<>();
    private final YamlEditor editor = new YamlEditor(this::typed);
    private final ChecksPart checks = new ChecksPart(editor::goTo);
    private final Span status = new Span();
    private final Anchor cancel = new Anchor("", "Cancel");
    private final Button save = new Button("Create entity");
    private transient @Nullable TenantSession tenant;
    /// Which entity is changed; null for a new one.
    private @Nullable EntityRef ref;
    /// What the writer saw last of what is kept.
    private transient @Nullable JsonNode base;
    private @Nullable String etag;
    private String untouched = "";

    EditorView(
            SignedIn signedIn,
            CatalogClient catalog,
            EntityClient entities,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.entities = entities;
        this.changes = changes;
        this.background = background;
        this.checking = new Latest(background);
        addClassName("page");
        notices.addClassName("stack");
        notices.setId("editor-notices");
        kind.setId("kind");
        kind.setLabel("Start from");
        kind.setItems(Templates.KINDS);
        kind.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                template(change.getValue());
            }
        });
        content.addClassName("columns");
        save.setId("review");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(_ -> review());
        status.addClassNames("status", "sub");
        cancel.addClassNames("button-link", "secondary");
        var bar = new Div(status, cancel, save);
        bar.addClassName("save-bar");
        add(header, notices, content, bar);
    }

    @Override
    public String getPageTitle() {
        return (ref == null ? "New entity" : "Edit " + ref.name()) + " · Portolan";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.CATALOG_ENTITY_WRITE);
        tenant = opened;
        var parameters = event.getRouteParameters();
        notices.removeAll();
        content.removeAll();
        if (parameters.get("name").isEmpty()) {
            cancel.setHref("/" + opened.slug() + "/catalog");
            header.below("It is kept here, with its history. No source describes it.");
            write();
            kind.setValue(Templates.kind(AddressFilters.read(event.getLocation(), "kind")));
            template(kind.getValue());
            return;
        }
        var edited = ref(
                parameters.get("kind").orElse(""),
                parameters.get("namespace").orElse(""),
                parameters.get("name").orElse(""));
        ref = edited;
        header.title("Edit " + edited.name()).below(edited.toString());
        cancel.setHref(Links.path(opened.slug(), edited));
        save.setText("Review and save");
        save.setEnabled(false);
        content.add(Skeleton.lines(12));
        changes.follow(this, opened.tenant(), change -> changed(opened, edited, change));
        load(opened, edited);
    }

    private static EntityRef ref(String kind, String namespace, String name) {
        try {
            return EntityRef.parse(kind + ":" + namespace + "/" + name);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such entity");
        }
    }

    private void write() {
        content.removeAll();
        var side = ref == null ? new Div(kind, checks) : new Div(checks);
        side.addClassName("stack");
        content.add(editor, side);
        save.setEnabled(true);
        editor.focus();
    }

    /// Begins anew from a kind's template, unless something was typed.
    private void template(String chosen) {
        if (editor.value().equals(untouched)) {
            untouched = Templates.of(chosen);
            editor.show(untouched);
        } else {
            Toast.say("Your text stays as it is. Take it away to begin from the template.");
        }
    }

    private void load(TenantSession opened, EntityRef edited) {
        background.load(
                () -> catalog.entity(opened.slug(), opened, edited),
                entity -> show(opened, entity),
                problem -> failed(opened, edited, problem));
    }

    private void show(TenantSession opened, Entity entity) {
        if (!entity.managed()) {
            content.removeAll();
            content.add(new EmptyState(
                    VaadinIcon.FILE_CODE,
                    "It is not kept here",
                    "A source describes this entity. Change it there, and it changes here.",
                    back(opened, entity.ref())));
            return;
        }
        keep(entity);
        var seen = base;
        untouched = seen == null ? "" : YamlWriter.write(seen);
        write();
        editor.show(untouched);
    }

    private void keep(Entity entity) {
        base = YamlWriter.authored(entity.document());
        etag = entity.etag().orElse(null);
    }

    private void failed(TenantSession opened, EntityRef edited, ProblemException problem) {
        content.removeAll();
        content.add(
                problem.notFound()
                        ? new EmptyState(
                                VaadinIcon.SEARCH,
                                "There is no " + edited,
                                "It may have been renamed or removed.",
                                back(opened, edited))
                        : ProblemBanner.of(edited + " could not be loaded", problem, () -> load(opened, edited)));
    }

    private static Component back(TenantSession opened, EntityRef edited) {
        var link = Links.page(Links.path(opened.slug(), edited), "Go to its page");
        link.addClassNames("button-link", "secondary");
        return link;
    }

    private void typed(String text) {
        var opened = tenant;
        if (opened == null) {
            return;
        }
        status.setText(dirty() ? "Not saved yet." : "");
        LeaveQuestion.guard(this, dirty());
        editor.wrong(false);
        switch (YamlReader.read(text)) {
            case YamlReading.Broken broken -> checks.show(List.of(new Remark(broken.line(), "", broken.message())));
            case YamlReading.Read read -> {
                checks.checking();
                checking.load(
                        getUI().orElseGet(UI::getCurrent),
                        () -> entities.check(opened.slug(), opened, read.value()),
                        faults -> checks.show(Remark.of(faults, read)),
                        problem -> checks.unknown(problem.detail()));
            }
        }
    }

    private boolean dirty() {
        return !editor.value().equals(untouched);
    }

    private void review() {
        var opened = tenant;
        if (opened == null) {
            return;
        }
        notices.removeAll();
        switch (YamlReader.read(editor.value())) {
            case YamlReading.Broken broken -> {
                checks.show(List.of(new Remark(broken.line(), "", broken.message())));
                editor.wrong(true);
                editor.goTo(broken.line());
            }
            case YamlReading.Read read -> review(opened, read);
        }
    }

    private void review(TenantSession opened, YamlReading.Read read) {
        var seen = base;
        var edited = ref;
        if (edited == null || seen == null) {
            create(opened, read);
            return;
        }
        var differences = FieldDifferences.between(seen, read.value());
        if (differences.isEmpty()) {
            Toast.say("Nothing has changed.");
            return;
        }
        new ReviewDialog(differences, () -> save(opened, edited, read, etag)).open();
    }

    private void create(TenantSession opened, YamlReading.Read read) {
        var entity = new Entity(read.value());
        EntityRef made;
        try {
            made = EntityRef.parse(entity.ref().toString());
        } catch (IllegalArgumentException e) {
            editor.wrong(true);
            notices.add(new Notice(
                    Tone.BAD,
                    "It has no name yet",
                    "An entity needs a kind and a metadata.name, for example my-service."));
            return;
        }
        save(opened, made, read, null);
    }

    private void exists(TenantSession opened, EntityRef there) {
        notices.removeAll();
        editor.goTo(1);
        notices.add(new Notice(
                Tone.BAD,
                "There is a " + there + " already",
                "Give yours another name, or edit the one that is there. Your text stays here.",
                back(opened, there)));
    }

    private void save(TenantSession opened, EntityRef written, YamlReading.Read read, @Nullable String seen) {
        notices.removeAll();
        save.setEnabled(false);
        background.act(
                () -> entities.write(opened.slug(), opened, written, read.value(), seen),
                () -> {
                    untouched = editor.value();
                    LeaveQuestion.guard(this, false);
                    Toast.say(written.name() + (ref == null ? " was created." : " was saved."));
                    getUI().ifPresent(page ->
                            page.navigate(Links.path(opened.slug(), written).substring(1)));
                },
                problem -> refused(opened, written, read, problem));
    }

    /// Says why, and keeps the text.
    private void refused(TenantSession opened, EntityRef written, YamlReading.Read read, ProblemException problem) {
        save.setEnabled(true);
        notices.removeAll();
        if (problem.status() == 412 && ref == null) {
            exists(opened, written);
        } else if (problem.status() == 412) {
            meanwhile(opened, written);
        } else if (!problem.violations().isEmpty()) {
            var remarks = Remark.of(problem.violations(), read);
            checks.show(remarks);
            editor.wrong(true);
            editor.goTo(remarks.getFirst().line());
            notices.add(new Notice(Tone.BAD, "It was not saved", "What has to change is named under Checks."));
        } else if (problem.status() == 409) {
            notices.add(new Notice(Tone.BAD, "The name is taken", problem.detail() + " Your text stays here."));
        } else {
            notices.add(ProblemBanner.of("It was not saved", problem, this::review));
        }
    }

    private void changed(TenantSession opened, EntityRef edited, Change change) {
        if (change instanceof Change.CatalogChanged(var event)
                && event instanceof CatalogEvent.Changed it
                && it.ref().equals(edited)
                && dirty()
                && save.isEnabled()) {
            meanwhile(opened, edited);
        }
    }

    /// Somebody else saved first: shows what, and asks whose is to stay.
    private void meanwhile(TenantSession opened, EntityRef edited) {
        background.load(
                getUI().orElseGet(UI::getCurrent),
                () -> catalog.entity(opened.slug(), opened, edited),
                theirs -> conflict(theirs),
                problem -> notices.add(
                        problem.notFound()
                                ? new Notice(
                                        Tone.ATTENTION,
                                        "Somebody removed it while you were writing",
                                        "Copy your text and make a new entity of it.")
                                : ProblemBanner.of(
                                        "It was changed by somebody else, and what cannot be seen",
                                        problem,
                                        () -> meanwhile(opened, edited))));
    }

    private void conflict(Entity theirs) {
        var seen = base;
        if (seen == null || theirs.etag().equals(Optional.ofNullable(etag))) {
            return;
        }
        notices.removeAll();
        notices.add(new ConflictNotice(
                FieldDifferences.between(seen, YamlWriter.authored(theirs.document())),
                () -> {
                    keep(theirs);
                    notices.removeAll();
                    review();
                },
                () -> {
                    keep(theirs);
                    notices.removeAll();
                    var now = base;
                    untouched = now == null ? "" : YamlWriter.write(now);
                    editor.show(untouched);
                }));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (!dirty()) {
            return;
        }
        var going = event.postpone();
        LeaveQuestion.ask(going, () -> LeaveQuestion.guard(this, false));
    }
}
