package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.clients.EntityHistory.Version;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.yaml.YamlWriter;
import org.jspecify.annotations.Nullable;

/// What has become of an entity: when, by what, in which fields; each version to look at and, where it is kept here, to
/// go back to.
final class HistoryPart extends Div {
    private static final long serialVersionUID = 1;
    private static final int OPEN_DIFFERENCES = 6;

    private final transient TenantSession tenant;
    private final transient EntityClient entities;
    private final transient Background background;
    private final EntityRef ref;
    private final Kept kept;
    private final boolean mayWrite;
    private final Div one = new Div();
    private final OrderedList timeline = new OrderedList();
    private final Section card = new Section();

    /// @param chosen the version to show whole; empty for none
    /// @param mayWrite whether the member may go back to one, where it is kept here
    HistoryPart(
            TenantSession tenant,
            EntityClient entities,
            Background background,
            EntityRef ref,
            String chosen,
            Kept kept,
            boolean mayWrite) {
        this.tenant = tenant;
        this.entities = entities;
        this.background = background;
        this.ref = ref;
        this.kept = kept;
        this.mayWrite = mayWrite;
        addClassName("stack");
        setId("history");
        timeline.addClassNames("timeline", "history");
        card.addClassNames("card", "stack");
        card.getElement().setAttribute("aria-label", "History");
        add(one, card);
        if (!chosen.isEmpty()) {
            one.add(Skeleton.lines(6));
            background.load(() -> entities.version(tenant.slug(), tenant, ref, chosen), this::show, problem -> {
                one.removeAll();
                one.add(
                        problem.notFound()
                                ? new EmptyState(
                                        VaadinIcon.SEARCH,
                                        "There is no version " + chosen,
                                        "The history below says which there are.")
                                : ProblemBanner.of("The version could not be loaded", problem, this::reload));
            });
        }
        load(null);
    }

    private void reload() {
        getUI().ifPresent(page -> page.getPage().reload());
    }

    private void load(@Nullable String cursor) {
        card.removeAll();
        card.add(new H2("History"), timeline, Skeleton.rows(4));
        background.load(
                () -> entities.history(tenant.slug(), tenant, ref, cursor),
                page -> show(page, cursor == null),
                problem -> {
                    card.removeAll();
                    card.setVisible(kept != Kept.NOWHERE || !problem.notFound());
                    card.add(ProblemBanner.of("The history could not be loaded", problem, () -> load(cursor)));
                });
    }

    private void show(Page<Version> page, boolean newest) {
        card.removeAll();
        card.add(new H2("History"));
        if (newest && page.items().isEmpty()) {
            card.setVisible(kept != Kept.NOWHERE);
            card.add(new EmptyState(
                    VaadinIcon.CLOCK, "Nothing has changed yet", "Each change shows here, with what made it."));
            return;
        }
        var first = newest;
        for (var version : page.items()) {
            timeline.add(item(version, first));
            first = false;
        }
        card.add(timeline);
        var next = page.next();
        if (next != null) {
            var older = new Button("Show older ones", _ -> load(next));
            older.setId("more");
            card.add(older);
        }
    }

    private ListItem item(Version version, boolean current) {
        var cause = HistoryWords.cause(version.cause());
        var head = new H3(HistoryWords.what(version) + (cause.isEmpty() ? "" : ", " + cause));
        var line = new Div(new Moment(version.at(), "Some time ago"));
        line.addClassName("actions");
        if (!"deleted".equals(version.operation())) {
            var link = new Anchor(address(version.version()), "Version " + version.version());
            link.setId("version-" + version.version());
            line.add(link);
        }
        if (current && kept != Kept.NOWHERE) {
            line.add(new Span("As it is now"));
        } else if (restorable(version)) {
            line.add(restore(version.version()));
        }
        var item = new ListItem(head, line);
        item.addClassName(HistoryWords.tone(version.operation()).className());
        if (!version.differences().isEmpty() && !"deleted".equals(version.operation())) {
            item.add(differences(version));
        }
        return item;
    }

    /// One that is gone can come back as it was written here.
    private boolean restorable(Version version) {
        var cause = version.cause();
        var writtenHere = kept == Kept.HERE || (kept == Kept.NOWHERE && cause != null && "person".equals(cause.kind()));
        return mayWrite && writtenHere && !"deleted".equals(version.operation());
    }

    private String address(String version) {
        return Links.path(tenant.slug(), ref) + "/history?version=" + version;
    }

    private static Component differences(Version version) {
        var frame = new Div(new DifferenceList("Field", version.differences()));
        frame.addClassName("table-frame");
        if ("created".equals(version.operation()) || version.differences().size() > OPEN_DIFFERENCES) {
            return new Details(summary(version), frame);
        }
        return frame;
    }

    private static String summary(Version version) {
        return "created".equals(version.operation())
                ? "What it came with"
                : "All " + version.differences().size() + " fields";
    }

    private void show(Version version) {
        one.removeAll();
        var line = new Div(new Moment(version.at(), "Some time ago"), new Span(HistoryWords.cause(version.cause())));
        line.addClassNames("sub", "actions");
        var whole = new Section(new H2("Version " + version.version()), line);
        whole.setId("version");
        whole.addClassNames("card", "stack");
        whole.getElement().setAttribute("aria-label", "Version " + version.version());
        if (version.entity() != null) {
            whole.add(BlockRenderer.code(YamlWriter.write(YamlWriter.authored(version.entity()))));
        }
        var close = new Anchor(Links.path(tenant.slug(), ref) + "/history", "Close this version");
        var actions = new Div(close);
        actions.addClassName("actions");
        if (restorable(version)) {
            actions.add(restore(version.version()));
        }
        whole.add(actions);
        one.add(whole);
    }

    private Button restore(String version) {
        var restore = new Button(
                "Go back to version " + version, _ -> confirm(version).open());
        restore.addClassName("quiet");
        return restore;
    }

    private ConfirmDialog confirm(String version) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Go back to version " + version + "?");
        dialog.setText("The entity becomes as it was then. This makes a new version, so it can be undone too.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Go back");
        dialog.addConfirmListener(_ -> background.act(
                () -> entities.restore(tenant.slug(), tenant, ref, version),
                () -> {
                    Toast.say(ref.name() + " is as it was in version " + version + ".");
                    getUI().ifPresent(page ->
                            page.navigate(Links.path(tenant.slug(), ref).substring(1)));
                },
                problem -> Toast.refused("It was not changed: " + problem.detail())));
        return dialog;
    }

    /// Where the entity is kept now.
    enum Kept {
        HERE,
        ELSEWHERE,
        /// It is gone.
        NOWHERE
    }
}
