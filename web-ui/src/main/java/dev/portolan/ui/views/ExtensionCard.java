package dev.portolan.ui.views;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.blocks.Block;
import dev.portolan.ui.blocks.BlockReader;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.clients.Plugins.Shown;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one extension shows. Loads by itself, fails by itself, and says how old its answer is when it is old.
final class ExtensionCard extends Article {
    private static final long serialVersionUID = 1;

    private final transient PluginClient plugins;
    private final transient Background background;
    private final transient TenantSession tenant;
    private final transient Extension extension;
    private final transient @Nullable EntityRef entity;
    private final Div content = new Div();
    private final Span age = new Span();

    ExtensionCard(
            PluginClient plugins,
            Background background,
            TenantSession tenant,
            Extension extension,
            @Nullable EntityRef entity) {
        this.plugins = plugins;
        this.background = background;
        this.tenant = tenant;
        this.extension = extension;
        this.entity = entity;
        addClassNames("card", "extension-card");
        setId("card-" + extension.publisher() + "-" + extension.plugin() + "-" + extension.extension());
        var title = extension.title() == null ? extension.plugin() : extension.title();
        getElement().setAttribute("aria-label", title);
        age.addClassName("sub");
        var again = new Button(VaadinIcon.REFRESH.create(), _ -> load());
        again.addClassName("quiet");
        again.setAriaLabel("Load " + title + " again");
        var head = new Header(new H2(title), age, again);
        head.addClassName("card-head");
        content.addClassName("card-content");
        add(head, content);
    }

    void load() {
        content.removeAll();
        content.add(Skeleton.lines(3));
        background.load(() -> plugins.view(tenant.slug(), tenant, extension, entity), this::show, this::failed);
    }

    private void show(Shown view) {
        content.removeAll();
        age.removeAll();
        var error = view.errorText();
        if (view.stale()) {
            age.add(new Span("From "), new Ago(view.at()));
        }
        if (!error.isEmpty()) {
            content.add(new Notice(
                    Tone.ATTENTION, view.stale() ? "No newer answer" : "This card has nothing to show", error));
        }
        var tree = view.view();
        if (tree != null && !tree.isNull()) {
            content.add(new BlockRenderer(tenant.slug()).render(untitled(BlockReader.read(tree))));
        } else if (error.isEmpty()) {
            content.add(new Notice(Tone.NEUTRAL, "Nothing to show", "The plugin gave an empty answer."));
        }
    }

    /// The card has its title already; a view that begins with the same one does not say it twice.
    private Block untitled(Block block) {
        return block instanceof Block.Section(var title, var children) && Objects.equals(title, extension.title())
                ? new Block.Section(null, children)
                : block;
    }

    private void failed(ProblemException problem) {
        content.removeAll();
        content.add(new Notice(Tone.ATTENTION, "This card could not be loaded", problem.detail()));
    }
}
