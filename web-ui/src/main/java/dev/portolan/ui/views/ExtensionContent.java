package dev.portolan.ui.views;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.blocks.Block;
import dev.portolan.ui.blocks.BlockReader;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.Plugins.Shown;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.views.PortalComponent.Place;
import java.util.Objects;

/// What one extension shows, wherever it stands: a component of the portal, or the view that its plugin gives. Loads by
/// itself, fails by itself, keeps what it showed last while a newer answer is on its way, and says how old it is when
/// it is old.
final class ExtensionContent extends Div {
    private static final long serialVersionUID = 1;

    private final transient ExtensionDesk desk;
    private final transient Latest latest;
    private final Span age = new Span();
    private transient Place place;
    private boolean shown;

    ExtensionContent(ExtensionDesk desk, Place place) {
        this.desk = desk;
        this.latest = new Latest(desk.background());
        this.place = place;
        addClassName("card-content");
        age.addClassNames("sub", "view-age");
        age.getElement().setAttribute("role", "status");
    }

    /// How old the answer is, where it is old; to be put beside the title.
    Span age() {
        return age;
    }

    /// Whether there is a view that can be loaded again.
    boolean loads() {
        return place.extension().component() == null;
    }

    /// Shows it, or shows it anew.
    void load() {
        var component = place.extension().component();
        if (component != null) {
            show(component);
            return;
        }
        if (shown) {
            getElement().setAttribute("aria-busy", "true");
        } else {
            removeAll();
            add(Skeleton.lines(3));
        }
        latest.load(
                () -> desk.plugins()
                        .view(place.tenant().slug(), place.tenant(), place.extension(), place.entity()),
                this::show,
                this::failed);
    }

    /// Goes along when the address changes.
    void follow(Place now) {
        place = now;
        var child = getChildren().findFirst();
        if (child.isPresent() && child.get() instanceof PortalComponent.Follows follows) {
            follows.follow(now);
        } else {
            load();
        }
    }

    private void show(String component) {
        removeAll();
        desk.components()
                .named(component)
                .ifPresentOrElse(
                        known -> add(known.at(place)),
                        () -> add(new Notice(
                                Tone.NEUTRAL,
                                "A part cannot be shown",
                                "This version of the portal has no “" + component + "”.")));
    }

    private void show(Shown view) {
        removeAll();
        getElement().removeAttribute("aria-busy");
        age.removeAll();
        var error = view.errorText();
        if (view.stale()) {
            age.add(new Span("From "), new Ago(view.at()));
        }
        if (!error.isEmpty()) {
            add(new Notice(Tone.ATTENTION, view.stale() ? "No newer answer" : "There is nothing to show", error));
        }
        var tree = view.view();
        if (tree != null && !tree.isNull()) {
            add(new BlockRenderer(place.tenant().slug()).render(untitled(BlockReader.read(tree))));
            shown = true;
        } else if (error.isEmpty()) {
            add(new Notice(Tone.NEUTRAL, "Nothing to show", "The plugin gave an empty answer."));
        }
    }

    /// It has its title already; a view that begins with the same one does not say it twice.
    private Block untitled(Block block) {
        return block instanceof Block.Section(var title, var children)
                        && Objects.equals(title, place.extension().title())
                ? new Block.Section(null, children)
                : block;
    }

    private void failed(ProblemException problem) {
        getElement().removeAttribute("aria-busy");
        if (!shown) {
            removeAll();
        }
        getChildren().filter(ProblemBanner.class::isInstance).toList().forEach(this::remove);
        addComponentAsFirst(ProblemBanner.of(
                shown ? "No newer answer" : "“" + place.extension().name() + "” could not be loaded",
                problem,
                this::load));
    }
}
