package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Installations.Also;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.BusyBar;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Asks for consent and installs, with all that the plugin needs. What else will be installed, and whether it would be
/// refused, is worked out and shown first. A plugin with settings is installed switched off, so that they can be tried.
final class InstallPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient Listing listing;
    private final transient Consumer<Installed> installed;
    private final Button install = new Button("Agree and install");
    private final Span next = new Span();
    private final Div plan = new Div();
    private final Div problem = new Div();
    private final BusyBar progress = new BusyBar("Installing");
    private transient List<Also> also = List.of();

    InstallPart(PluginDesk desk, Listing listing, Consumer<Installed> installed) {
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
        install.setEnabled(false);
        install.setDisableOnClick(true);
        install.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        install.addClickListener(_ -> install());
        progress.setVisible(false);
        next.setText(configurable() ? "Next: its settings. It is off until you switch it on." : "It is on at once.");
        next.addClassName("sub");
        var actions = new Div(install, next);
        actions.addClassName("actions");
        add(
                new H2("Install " + listing.title()),
                sentence,
                new PermissionList(listing.permissions()),
                plan,
                problem,
                actions,
                progress);
        look();
    }

    private boolean configurable() {
        var schema = listing.schema();
        return schema != null && !schema.path("properties").isEmpty();
    }

    /// What others need of it only counts once it is on, so that is what is asked about. What comes with others is
    /// switched on with them, and goes on by itself when its settings are there.
    private Wish wish(boolean enabled) {
        var grants = listing.permissions().stream().map(Asked::permission).toList();
        return new Wish(null, "stable", enabled, enabled ? null : Map.of(), grants, null);
    }

    private void look() {
        plan.removeAll();
        problem.removeAll();
        plan.add(Skeleton.lines(1));
        var wish = wish(true);
        desk.background()
                .load(
                        () -> desk.installations().plan(desk.tenant().slug(), desk.tenant(), desk.id(), wish),
                        this::planned,
                        this::unplanned);
    }

    private void unplanned(ProblemException refusal) {
        plan.removeAll();
        if (refusal.slug().equals("plan-limit")) {
            var look = Links.button("/" + desk.tenant().slug() + "/settings/plan", "Look at the plan");
            problem.add(new Notice(Tone.BAD, "Your plan does not have room for it", refusal.detail(), look));
        } else {
            var away = refusal.status() >= 500 || refusal.status() == 429;
            problem.add(ProblemBanner.of(
                    away ? "Whether it can be installed is not known" : "It cannot be installed", refusal, this::look));
        }
    }

    private void planned(Plan planned) {
        plan.removeAll();
        also = planned.also();
        if (!also.isEmpty() || !planned.refusals().isEmpty()) {
            plan.add(new PlanSteps(planned));
        }
        if (!also.isEmpty() && configurable()) {
            next.setText("Next: its settings. It goes on by itself once it has what it needs.");
        }
        install.setText(also.isEmpty() ? "Agree and install" : "Agree and install all " + (also.size() + 1));
        install.setEnabled(planned.refusals().isEmpty());
    }

    private void install() {
        problem.removeAll();
        progress.setVisible(true);
        var wish = wish(!configurable() || !also.isEmpty()).with(also);
        desk.background()
                .load(
                        () -> desk.installations().put(desk.tenant().slug(), desk.tenant(), desk.id(), wish, null),
                        installed,
                        this::refused);
    }

    private void refused(ProblemException refusal) {
        progress.setVisible(false);
        install.setEnabled(true);
        problem.add(ProblemBanner.of(listing.title() + " could not be installed", refusal, this::look));
    }
}
