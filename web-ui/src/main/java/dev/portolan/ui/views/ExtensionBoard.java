package dev.portolan.ui.views;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.TenantSession;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The cards that plugins add at one point. When a plugin is switched on or off, by whomever, its cards come and go
/// in place while the others stay as they are.
public final class ExtensionBoard extends Div {
    private static final long serialVersionUID = 1;

    private final transient ExtensionDesk desk;
    private final transient Latest latest;
    private final transient TenantSession tenant;
    private final transient @Nullable EntityRef entity;
    private final String point;
    private final Map<Extension, ExtensionCard> cards = new LinkedHashMap<>();
    private final Map<Extension, Long> revisions = new LinkedHashMap<>();
    private final Div grid = new Div();
    private final Span news = new Span();
    private transient Supplier<? extends Component> empty = Div::new;
    private boolean loaded;

    /// @param point for example `entity.card`
    /// @param entity whose page it is, where the point is of an entity
    public ExtensionBoard(ExtensionDesk desk, TenantSession tenant, String point, @Nullable EntityRef entity) {
        this.desk = desk;
        this.latest = new Latest(desk.background());
        this.tenant = tenant;
        this.point = point;
        this.entity = entity;
        addClassName("board");
        setId("board-" + point.replace('.', '-'));
        grid.addClassName("card-grid");
        news.addClassName("visually-hidden");
        news.getElement().setAttribute("aria-live", "polite");
        add(grid, news);
        grid.add(Skeleton.cards(2));
        desk.changes().follow(this, tenant.tenant(), this::changed);
        addAttachListener(_ -> load());
    }

    /// What stands here when no plugin adds anything.
    public void whenEmpty(Supplier<? extends Component> what) {
        empty = what;
    }

    private void load() {
        latest.load(() -> desk.plugins().extensions(tenant.slug(), tenant, point, entity), this::show, this::failed);
    }

    private void changed(Change change) {
        switch (change) {
            case Change.PluginChanged(var state) -> {
                cards.entrySet().stream()
                        .filter(card -> card.getKey().id().equals(state.plugin()))
                        .filter(card -> state.enabled())
                        .filter(card -> revisions.getOrDefault(card.getKey(), 0L) < state.revision())
                        .forEach(card -> {
                            revisions.put(card.getKey(), state.revision());
                            card.getValue().load();
                        });
                load();
            }
            case Change.PluginRemoved _ -> load();
            case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
        }
    }

    private void show(List<Extension> extensions) {
        if (!loaded) {
            grid.removeAll();
        }
        var gone = new HashSet<>(cards.keySet());
        extensions.forEach(gone::remove);
        gone.forEach(this::take);
        extensions.stream().filter(extension -> !cards.containsKey(extension)).forEach(this::put);
        if (cards.isEmpty()) {
            grid.removeAll();
            grid.add(empty.get());
        }
        loaded = true;
    }

    private void put(Extension extension) {
        if (cards.isEmpty()) {
            grid.removeAll();
        }
        var card = new ExtensionCard(
                desk, new PortalComponent.Place(tenant, extension, entity, PortalComponent.Address.NONE));
        if (loaded) {
            card.addClassName("arrived");
            news.setText(card.getElement().getAttribute("aria-label") + " was added");
        }
        cards.put(extension, card);
        grid.add(card);
        card.load();
    }

    private void take(Extension extension) {
        var card = cards.remove(extension);
        if (card != null) {
            news.setText(card.getElement().getAttribute("aria-label") + " was taken away");
            grid.remove(card);
        }
    }

    private void failed(ProblemException problem) {
        if (cards.isEmpty()) {
            grid.removeAll();
            grid.add(ProblemBanner.of("What plugins add here could not be loaded", problem, this::load));
            loaded = false;
        }
    }
}
