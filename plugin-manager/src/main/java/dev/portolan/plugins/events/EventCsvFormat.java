package dev.portolan.plugins.events;

import dev.portolan.kernel.csv.CsvFormat;
import dev.portolan.plugins.events.EventViews.Events;
import dev.portolan.plugins.events.EventViews.Item;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

@Provider
@Produces(CsvFormat.CSV)
class EventCsvFormat extends CsvFormat<Events, Item> {
    EventCsvFormat() {
        super(
                Events.class,
                "events.csv",
                Events::items,
                Events::link,
                column("id", item -> item.head().id()),
                column("at", item -> item.head().at()),
                column("type", item -> item.head().type()),
                column("source", item -> item.head().source()),
                column("plugin", item -> item.head().plugin()),
                column("actor", item -> item.head().actor()),
                column("subject", item -> item.head().subject()),
                column("deliveries", Item::deliveries),
                column("failed", Item::failed),
                column("data", Item::data));
    }
}
