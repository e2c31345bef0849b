package dev.portolan.plugins.installations;

import dev.portolan.kernel.csv.CsvFormat;
import dev.portolan.plugins.installations.InstallationViews.Item;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

@Provider
@Produces(CsvFormat.CSV)
class InstalledCsvFormat extends CsvFormat<InstalledList, Item> {
    InstalledCsvFormat() {
        super(
                InstalledList.class,
                "plugins.csv",
                InstalledList::items,
                InstalledList::link,
                column("publisher", Item::publisher),
                column("plugin", Item::plugin),
                column("title", Item::title),
                column("version", item -> item.status().version()),
                column("channel", item -> item.status().channel()),
                column("state", item -> item.status().desired()),
                column("health", item -> item.status().health().state()),
                column("message", item -> item.status().health().message()),
                column("revision", item -> item.status().revision()),
                column("changed_at", Item::changedAt));
    }
}
