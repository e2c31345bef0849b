package dev.portolan.ui.plugins;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.HooksClient;
import dev.portolan.ui.clients.Installations.Options;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.forms.CatalogEntities;
import dev.portolan.ui.forms.OptionSource.Answer;
import dev.portolan.ui.forms.OptionSource.Failed;
import dev.portolan.ui.forms.OptionSource.Found;
import dev.portolan.ui.forms.OptionSource.Item;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;

/// Where the forms of plugins get their live lists from: the plugin itself, and the catalog; and what stands beside
/// them.
@ApplicationScoped
class FormSources {
    private final InstallationsClient installations;
    private final CatalogClient catalog;
    private final HooksClient hooks;
    private final Background background;

    FormSources(InstallationsClient installations, CatalogClient catalog, HooksClient hooks, Background background) {
        this.installations = installations;
        this.catalog = catalog;
        this.hooks = hooks;
        this.background = background;
    }

    /// What stands beside the form: the addresses at which others call the plugin.
    HooksPart hooks(PluginDesk desk) {
        return new HooksPart(desk, hooks);
    }

    SchemaForm connect(SchemaForm form, TenantSession tenant, PluginId id) {
        return form.entitiesFrom(new CatalogEntities(catalog, background, tenant.slug(), tenant))
                .optionsFrom((question, answered) -> background.load(
                        () -> installations.options(
                                tenant.slug(),
                                tenant,
                                id,
                                question.pointer(),
                                question.configuration(),
                                question.text()),
                        options -> answered.accept(answer(options)),
                        problem -> answered.accept(new Failed(problem.detail()))));
    }

    private static Answer answer(Options options) {
        var error = options.error();
        return error == null
                ? new Found(
                        options.items().stream()
                                .map(option -> new Item(option.value(), option.label()))
                                .toList(),
                        options.truncated())
                : new Failed(error);
    }
}
