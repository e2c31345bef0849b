package dev.portolan.ui.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
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
/// itself, fails by itself, shows what was last good while a newer answer is on its way, and says how old it is when
/// it is old.
final class ExtensionContent extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST_PARAMS = 20;
    private static final int LONGEST_PARAM = 200;

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

    Place place() {
        return place;
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
        if (!shown) {
            removeAll();
            add(Skeleton.lines(3));
            remember();
        }
        getElement().setAttribute("aria-busy", "true");
        var asked = place;
        latest.load(
                () -> desk.views()
                        .view(asked.tenant().slug(), asked.tenant(), asked.extension(), asked.entity(), params(asked)),
                this::show,
                this::failed);
    }

    /// Until there is an answer, what was good last is better than nothing.
    private void remember() {
        var asked = place;
        desk.background()
                .load(
                        () -> desk.views()
                                .last(
                                        asked.tenant().slug(),
                                        asked.tenant(),
                                        asked.extension(),
                                        asked.entity(),
                                        params(asked)),
                        last -> {
                            var tree = last.view();
                            if (!shown && asked.equals(place) && tree != null && !tree.isNull()) {
                                removeAll();
                                from(last);
                                draw(tree);
                            }
                        },
                        _ -> {}); // the answer itself is on its way
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

    /// Shows another view of the same plugin in place of its own, until that is loaded again.
    void replace(JsonNode view) {
        removeAll();
        age.removeAll();
        draw(view);
    }

    /// What stands in the address of its page, as the plugin is told it.
    String params() {
        return params(place);
    }

    private static String params(Place place) {
        var params = JsonNodeFactory.instance.objectNode();
        place.address().query().getParameters().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .limit(MOST_PARAMS)
                .forEach(entry -> {
                    var value = entry.getValue().getFirst();
                    params.put(
                            entry.getKey(), value.length() > LONGEST_PARAM ? value.substring(0, LONGEST_PARAM) : value);
                });
        if (!place.address().path().isEmpty()) {
            params.put("path", place.address().path());
        }
        return params.isEmpty() ? "" : params.toString();
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
            from(view);
        }
        var tree = Objects.<JsonNode>requireNonNullElse(view.view(), NullNode.getInstance());
        var bare = tree.isNull() || "empty".equals(tree.path("block").asText());
        if (!error.isEmpty()) {
            add(new Notice(Tone.ATTENTION, bare ? "There is nothing to show" : "No newer answer", error));
        }
        if (!tree.isNull() && (error.isEmpty() || !bare)) {
            draw(tree);
        } else if (error.isEmpty()) {
            add(new Notice(Tone.NEUTRAL, "Nothing to show", "The plugin gave an empty answer."));
        }
    }

    private void from(Shown view) {
        age.removeAll();
        age.add(new Span("From "), new Ago(view.at()));
    }

    private void draw(JsonNode tree) {
        shown = true;
        add(new BlockRenderer(new ViewSurroundings(desk, this)).render(untitled(BlockReader.read(tree))));
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
