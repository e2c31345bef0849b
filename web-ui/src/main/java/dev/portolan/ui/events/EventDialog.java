package dev.portolan.ui.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.Events.Delivery;
import dev.portolan.ui.clients.Events.Event;
import dev.portolan.ui.clients.EventsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// Everything there is about one event: what was sent along, and what each plugin made of it. While a plugin is still
/// to
/// be called it looks again by itself.
final class EventDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final transient TenantSession tenant;
    private final transient EventsClient events;
    private final transient Background background;
    private final transient Latest latest;
    private final transient UnaryOperator<String> plugins;
    private final transient String id;
    private final Div deliveries = new Div();
    private final Button replay = new Button("Hand it over again", VaadinIcon.REFRESH.create());

    /// @param sentence what has happened
    /// @param who caused it
    /// @param plugins title of a plugin by its id
    EventDialog(
            TenantSession tenant,
            EventsClient events,
            Background background,
            Event event,
            Component sentence,
            String who,
            UnaryOperator<String> plugins) {
        this.tenant = tenant;
        this.events = events;
        this.background = background;
        this.latest = new Latest(background);
        this.plugins = plugins;
        this.id = event.id();
        setHeaderTitle(event.type());
        setId("event");
        addClassNames("form-dialog", "wide-dialog");
        var facts = new Facts()
                .fact("What", sentence)
                .fact(
                        "When",
                        new Ago(event.at()),
                        new Span(" · "),
                        new Code(event.at().toString()))
                .fact("Who", who)
                .fact("Id", new Code(event.id()));
        deliveries.addClassName("stack");
        var content = new Div(facts, new H3("Sent along"), BlockRenderer.code(json(event.data())), deliveries);
        content.addClassNames("form", "entry");
        add(content);
        replay.setId("replay");
        replay.setDisableOnClick(true);
        replay.setVisible(false);
        replay.addClickListener(_ -> again());
        getFooter().add(replay, new Button("Close", _ -> close()));
        look();
    }

    private static String json(JsonNode data) {
        return data.toPrettyString();
    }

    private void look() {
        latest.load(
                () -> events.event(tenant.slug(), tenant, id),
                this::show,
                problem -> failed("What plugins made of it is not known", problem, this::look));
    }

    private void again() {
        background.load(() -> events.replay(tenant.slug(), tenant, id), this::show, problem -> {
            replay.setEnabled(true);
            failed("It was not handed over again", problem, this::again);
        });
    }

    private void failed(String what, ProblemException problem, Runnable retry) {
        deliveries.removeAll();
        deliveries.add(ProblemBanner.of(what, problem, retry));
    }

    private void show(Event event) {
        var each = event.each();
        deliveries.removeAll();
        deliveries.add(new H3("Reactions"));
        var waiting = each.stream().anyMatch(delivery -> delivery.state().equals("waiting"));
        replay.setVisible(tenant.may(Permissions.PLUGIN_CONFIGURE) && !each.isEmpty());
        replay.setEnabled(!waiting);
        if (each.isEmpty()) {
            var none = new Paragraph("No plugin that was enabled then reacts to this.");
            none.addClassName("sub");
            deliveries.add(none);
        } else {
            deliveries.add(table(each));
        }
        if (waiting && isOpened() && UI.getCurrent() != null) {
            latest.loadLater(AGAIN, () -> events.event(tenant.slug(), tenant, id), this::show, _ -> {});
        }
    }

    private DataTable table(List<Delivery> each) {
        var table = new DataTable("deliveries", "Plugin", "State", "#Tries", "When", "Why");
        each.forEach(delivery -> table.row(
                DataTable.twoLines(new Span(plugins.apply(delivery.plugin())), delivery.extension()),
                state(delivery),
                new Span(String.valueOf(delivery.attempts())),
                new Ago(delivery.at()),
                new Span(delivery.error() == null ? "–" : delivery.error())));
        return table;
    }

    private static Component state(Delivery delivery) {
        return switch (delivery.state()) {
            case "delivered" -> new Badge(Tone.GOOD, "taken");
            case "failed" -> new Badge(Tone.BAD, "given up");
            default -> new Badge(Tone.INFO, delivery.attempts() == 0 ? "waiting" : "tried again soon");
        };
    }
}
