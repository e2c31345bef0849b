package dev.portolan.ui.pluginsets;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.portolan.ui.clients.PluginSetsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.CopyButton;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.TenantSession;

/// The file as it is now, to be read, copied or downloaded.
final class TakeOutPart extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST_ROWS = 32;

    private final transient TenantSession tenant;
    private final transient PluginSetsClient sets;
    private final transient Background background;

    TakeOutPart(TenantSession tenant, PluginSetsClient sets, Background background) {
        this.tenant = tenant;
        this.sets = sets;
        this.background = background;
        addClassNames("card", "stack");
        load();
    }

    private void load() {
        removeAll();
        add(Skeleton.lines(12));
        background.load(() -> sets.text(tenant.slug(), tenant), this::show, problem -> {
            removeAll();
            add(ProblemBanner.of("The file could not be made", problem, this::load));
        });
    }

    private void show(String yaml) {
        removeAll();
        var text = new TextArea();
        text.setId("set-text");
        text.setAriaLabel("The plugins as YAML");
        text.addClassName("code-area");
        text.setReadOnly(true);
        text.setValue(yaml);
        text.setMaxRows(MOST_ROWS);
        text.setWidthFull();
        var file =
                new FileLink("Download", "plugins-" + tenant.slug() + ".yaml", () -> sets.file(tenant.slug(), tenant));
        file.setId("set-file");
        var actions = new Div(file, new CopyButton("set-text"));
        actions.addClassName("actions");
        add(actions, text);
    }
}
