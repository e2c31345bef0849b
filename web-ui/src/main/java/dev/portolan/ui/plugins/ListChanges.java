package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import java.time.Duration;
import java.util.function.Consumer;

/// Tells a page that lists plugins of an organization when its list is out of date.
public final class ListChanges {
    private ListChanges() {}

    /// @param reload reads the list again after a while: at once where the organization's plugins changed, and each
    ///     page at a moment of its own where a release did, which all organizations hear of at once
    public static void follow(LiveChanges changes, Component list, TenantId tenant, Consumer<Duration> reload) {
        changes.follow(list, tenant, change -> {
            switch (change) {
                case Change.PluginChanged _, Change.PluginRemoved _ -> reload.accept(Duration.ZERO);
                case Change.ReleaseChanged _ -> reload.accept(LateReads.soon());
                case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
            }
        });
    }
}
