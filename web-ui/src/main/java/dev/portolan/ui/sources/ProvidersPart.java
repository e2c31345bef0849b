package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Providers.CatalogProvider;
import dev.portolan.ui.clients.ProvidersClient;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;
import java.util.List;

/// Plugins that bring entities, below the sources. Nothing where there are none; follows those that run.
final class ProvidersPart extends Div {
    private static final long serialVersionUID = 1;
    private static final Duration WHILE_RUNNING = Duration.ofSeconds(2);

    private final transient TenantSession tenant;
    private final transient ProvidersClient providers;
    private final transient Background background;
    private final transient Latest latest;

    ProvidersPart(TenantSession tenant, ProvidersClient providers, Background background) {
        this.tenant = tenant;
        this.providers = providers;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("stack");
        setId("providers");
        setVisible(false);
    }

    /// Looks how they stand. Call it from a request of the page, or within its lock.
    void load() {
        latest.load(() -> providers.providers(tenant.slug(), tenant), this::show, problem -> {
            removeAll();
            setVisible(true);
            add(ProblemBanner.of("Plugins that bring entities could not be loaded", problem, this::load));
        });
    }

    private void show(List<CatalogProvider> all) {
        removeAll();
        setVisible(!all.isEmpty());
        if (all.isEmpty()) {
            return;
        }
        var title = new H2("From plugins");
        var words = new Paragraph("Plugins bring these entities by themselves. What is wrong with one of them stands at"
                + " its source above.");
        words.addClassName("sub");
        var table = new DataTable("provider-rows", "Provider", "State", "#Entities", "Last run", "Next run", "");
        all.forEach(provider -> row(table, provider));
        var card = new Div(table);
        card.addClassName("card");
        add(title, words, card);
        if (all.stream().anyMatch(CatalogProvider::running)) {
            latest.loadLater(WHILE_RUNNING, () -> providers.providers(tenant.slug(), tenant), this::show, _ -> load());
        }
    }

    private void row(DataTable table, CatalogProvider provider) {
        var plugin = provider.plugin();
        var link = new Anchor(Links.path(tenant.slug(), plugin), provider.title());
        link.addClassName("strong");
        var row = table.row(
                DataTable.twoLines(link, plugin.toString()),
                state(provider),
                new Span(Amounts.count(provider.entities())),
                new Div(new Moment(provider.lastRunAt(), "Not yet")),
                new Div(new Moment(provider.running() ? null : provider.nextRunAt(), ProviderWords.noNext(provider))),
                buttons(provider));
        row.setId("provider-" + plugin.publisher() + "-" + plugin.plugin() + "-" + provider.extension());
    }

    private Component state(CatalogProvider provider) {
        var state = new Div(new Badge(ProviderWords.tone(provider.state()), ProviderWords.state(provider.state())));
        state.addClassName("words");
        if (provider.troubles() > 0) {
            state.add(new Anchor("/" + tenant.slug() + "/sources/errors", Amounts.count(provider.troubles(), "error")));
        }
        ProviderWords.progress(provider).ifPresent(progress -> {
            var words = new Span(progress);
            words.getElement().setAttribute("aria-live", "polite");
            var bar = new ProgressBar(0, 1);
            bar.getElement().setAttribute("aria-label", "Running");
            ProviderWords.share(provider).ifPresentOrElse(bar::setValue, () -> bar.setIndeterminate(true));
            var both = new Div(words, bar);
            both.addClassNames("limit-bar", "reading-progress");
            state.add(both);
        });
        provider.error().ifPresent(error -> {
            var words = new Span(error);
            words.addClassName("sub");
            state.add(words);
        });
        return state;
    }

    private Component buttons(CatalogProvider provider) {
        if (!tenant.may(Permissions.CATALOG_LOCATION_WRITE) || provider.running() || "off".equals(provider.state())) {
            return DataTable.buttons();
        }
        var run = new Button("Run now", _ -> run(provider));
        run.addClassName("quiet");
        run.setAriaLabel("Run " + provider.title() + " now");
        return DataTable.buttons(run);
    }

    private void run(CatalogProvider provider) {
        background.act(
                () -> {
                    var _ = providers.run(tenant.slug(), tenant, provider);
                },
                () -> {
                    Toast.say(provider.title() + " runs now.");
                    latest.loadLater(
                            Duration.ofMillis(500),
                            () -> providers.providers(tenant.slug(), tenant),
                            this::show,
                            _ -> load());
                },
                problem -> Toast.refused(provider.title() + " cannot run: " + problem.detail()));
    }
}
