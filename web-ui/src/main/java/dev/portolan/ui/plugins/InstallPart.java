package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.Plugins.Wish;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.ProblemBanner;
import java.util.Map;
import java.util.function.Consumer;

/// Asks for consent and installs. A plugin with settings is installed switched off, so that they can be tried first.
final class InstallPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient Listing listing;
    private final transient Consumer<Installation> installed;
    private final Button install = new Button("Agree and install");
    private final Div problem = new Div();

    InstallPart(PluginDesk desk, Listing listing, Consumer<Installation> installed) {
        this.desk = desk;
        this.listing = listing;
        this.installed = installed;
        addClassNames("card", "stack");
        setId("consent");
        getElement().setAttribute("aria-label", "Install");
        var sentence = new Paragraph("Before it is installed for your organization, it asks for this. It gets nothing"
                + " else, and you can take it back at any time.");
        sentence.addClassName("sub");
        install.setId("install");
        install.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        install.addClickListener(_ -> install());
        var next = new Span(
                configurable() ? "Next: its settings. It is off until you switch it on." : "It is on at once.");
        next.addClassName("sub");
        var actions = new Div(install, next);
        actions.addClassName("actions");
        add(new H2("Install " + listing.title()), sentence, new Consents(listing.permissions()), problem, actions);
    }

    private boolean configurable() {
        var schema = listing.schema();
        return schema != null && !schema.path("properties").isEmpty();
    }

    private void install() {
        problem.removeAll();
        install.setEnabled(false);
        var grants = listing.permissions().stream().map(Asked::permission).toList();
        var wish = new Wish("stable", !configurable(), Map.of(), grants);
        desk.background()
                .load(
                        () -> desk.plugins().put(desk.tenant().slug(), desk.tenant(), desk.id(), wish),
                        installed,
                        this::refused);
    }

    private void refused(ProblemException refusal) {
        install.setEnabled(true);
        problem.add(ProblemBanner.of(listing.title() + " could not be installed", refusal, this::install));
    }
}
