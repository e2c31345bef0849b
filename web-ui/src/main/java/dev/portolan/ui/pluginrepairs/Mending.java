package dev.portolan.ui.pluginrepairs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginRepairs.Mend;
import dev.portolan.ui.clients.PluginRepairs.Repair;
import dev.portolan.ui.clients.PluginRepairsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the buttons that mend. Those that need a decision lead to where it is made; the others act at once.
///
/// @param mended shows the list anew
record Mending(
        TenantSession tenant,
        PluginRepairsClient repairs,
        InstallationsClient installations,
        Background background,
        Runnable mended) {
    /// @return empty for what the member may not do
    Optional<Component> button(Repair repair, Mend mend, boolean first) {
        if (!tenant.may(permission(mend.action()))) {
            return Optional.empty();
        }
        return switch (mend.action()) {
            case "enable" ->
                Optional.of(act(
                        mend,
                        first,
                        repair.title() + " was not switched on",
                        () -> installations.enable(tenant.slug(), tenant, repair.plugin(), true)));
            case "acknowledge" ->
                Optional.of(act(
                        mend,
                        first,
                        "It stays on the list",
                        () -> repairs.acknowledge(tenant.slug(), tenant, repair.id())));
            case "change_plan" -> Optional.of(link("/" + tenant.slug() + "/settings/plan", mend, first));
            case "install_dependency" -> Optional.of(link(dependency(mend.other()), mend, first));
            default ->
                Optional.of(
                        link(Links.path(tenant.slug(), repair.plugin()) + RepairWords.tab(mend.action()), mend, first));
        };
    }

    private static String permission(String action) {
        return switch (action) {
            case "configure", "acknowledge" -> Permissions.PLUGIN_CONFIGURE;
            case "enable" -> Permissions.PLUGIN_ENABLE;
            case "consent", "update", "choose_version", "uninstall", "install_dependency" -> Permissions.PLUGIN_INSTALL;
            case "change_plan" -> Permissions.BILLING_READ;
            default -> Permissions.PLUGIN_READ;
        };
    }

    private String dependency(@Nullable PluginId other) {
        return other == null ? "/" + tenant.slug() + "/plugins/marketplace" : Links.path(tenant.slug(), other);
    }

    private static Anchor link(String path, Mend mend, boolean first) {
        var link = new Anchor(path, mend.label());
        link.addClassName("button-link");
        if (!first) {
            link.addClassName("secondary");
        }
        return link;
    }

    private Button act(Mend mend, boolean first, String refused, Runnable call) {
        var button = new Button(mend.label());
        if (first) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        button.addClassName("mend-" + mend.action());
        button.setDisableOnClick(true);
        button.addClickListener(_ -> background.act(call, mended, problem -> {
            button.setEnabled(true);
            Toast.refused(refused + ": " + problem.detail());
        }));
        return button;
    }
}
