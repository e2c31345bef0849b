package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import java.util.List;

/// What was uninstalled and can be brought back.
final class RetainedPart extends Section {
    private static final long serialVersionUID = 1;

    RetainedPart(
            InstallationsClient installations,
            Background background,
            TenantSession tenant,
            List<Installed> retained,
            Runnable restored) {
        addClassName("stack");
        setId("retained");
        getElement().setAttribute("aria-label", "Uninstalled");
        add(new H2("Uninstalled, can be restored"));
        retained.forEach(one -> {
            var name = new Span(one.name());
            name.addClassName("strong");
            var below = new Span(Restore.until(one));
            below.addClassName("sub");
            var words = new Div(name, below);
            words.addClassName("words");
            var lead = new Div(new PluginIcon(one.icon(), one.name()), words);
            lead.addClassName("lead");
            var row = new Article(lead);
            row.addClassNames("card", "plugin-row", "gone");
            row.getElement().setAttribute("aria-label", one.name());
            if (tenant.may(Permissions.PLUGIN_INSTALL)) {
                row.add(Restore.button(installations, background, tenant, one, restored));
            }
            add(row);
        });
    }
}
