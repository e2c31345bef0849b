package dev.portolan.ui.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Events.Event;
import dev.portolan.ui.clients.Events.Query;
import dev.portolan.ui.clients.EventsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens in the organization, newest first. New events come in by themselves.
final class EventsPage extends Div {
    private static final long serialVersionUID = 1;
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final transient EventsDesk desk;
    private final transient EventsClient events;
    private final transient Background background;
    private final transient Latest latest;
    private final transient Map<String, String> names = new HashMap<>();
    private final PageHeader header = new PageHeader("Events");
    private final EventFilters filters = new EventFilters(this::filtered);
    private final Span news = new Span();
    private final Div content = new Div();
    private transient @Nullable TenantSession tenant;
    private transient String path = "";
    private transient @Nullable EventLines lines;
    // read by downloads, which run outside the page's lock
    private transient volatile Query asked = Query.ALL;

    EventsPage(EventsDesk desk) {
        this.desk = desk;
        this.events = desk.events();
        this.background = desk.background();
        this.latest = new Latest(background);
        addClassName("stack");
        content.addClassName("stack");
        header.below("What happens here: in the catalog, to plugins, by calls from outside. Kept for 30 days.");
        news.addClassName("visually-hidden");
        news.getElement().setAttribute("aria-live", "polite");
        add(header, filters, news, content);
    }

    /// Shows what the address asks for.
    ///
    /// @param at the page's own path, without a leading slash, under which the filters are kept
    void open(TenantSession opened, Location address, String at) {
        tenant = opened;
        path = at;
        filters.read(address);
        var file = new FileLink(
                "CSV", "events-" + opened.slug() + ".csv", () -> events.file(opened.slug(), opened, asked));
        file.setId("events-csv");
        header.actions(file);
        // Where these cannot be had, the list shows ids instead of names.
        background.load(
                () -> desk.installations().all(opened.slug(), opened),
                installed -> {
                    filters.plugins(installed);
                    named();
                },
                _ -> {});
        if (opened.may(Permissions.MEMBER_READ)) {
            background.load(
                    () -> desk.members().members(opened.slug(), opened, "", null),
                    page -> {
                        page.items().forEach(member -> names.put(member.subject(), member.name()));
                        named();
                    },
                    _ -> {});
        }
        start(opened);
    }

    private void named() {
        var all = lines;
        if (all != null) {
            all.redraw();
        }
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            filters.keep(this, path);
            start(opened);
        }
    }

    private void start(TenantSession opened) {
        asked = filters.query();
        lines = null;
        content.removeAll();
        content.add(Skeleton.rows(8));
        var query = asked;
        latest.load(
                () -> events.events(opened.slug(), opened, query, null),
                page -> first(opened, page),
                problem -> failed(opened, problem));
    }

    private void first(TenantSession opened, Page<Event> page) {
        content.removeAll();
        if (page.items().isEmpty()) {
            content.add(nothing(opened));
        } else {
            var all = new EventLines(opened.slug(), filters::title, this::who, event -> open(opened, event));
            lines = all;
            all.newest(page.items());
            content.add(all);
            more(opened, page.next());
        }
        again(opened);
    }

    private Component nothing(TenantSession opened) {
        var sources = Links.page("/" + opened.slug() + "/sources", "Add a source");
        sources.addClassNames("button-link", "secondary");
        return filters.query().equals(Query.ALL)
                ? new EmptyState(
                        VaadinIcon.LIST_OL,
                        "Nothing has happened yet",
                        "As soon as a source is read, a plugin is switched on or somebody calls a webhook, it shows"
                                + " here.",
                        sources)
                : new EmptyState(VaadinIcon.SEARCH, "Nothing fits", "Take a filter away, or look further back.");
    }

    /// Looks for what is new, without taking away what somebody has scrolled to.
    private void again(TenantSession opened) {
        var query = asked;
        latest.loadLater(
                AGAIN,
                () -> events.events(opened.slug(), opened, query, null),
                page -> {
                    if (isAttached()) {
                        newest(opened, page);
                    }
                },
                _ -> {
                    if (isAttached()) {
                        again(opened);
                    }
                });
    }

    private void newest(TenantSession opened, Page<Event> page) {
        var all = lines;
        if (all == null && !page.items().isEmpty()) {
            first(opened, page);
            return;
        }
        if (all != null) {
            var count = all.newest(page.items());
            if (count > 0) {
                news.setText(Amounts.count(count, "new event"));
            }
        }
        again(opened);
    }

    private void more(TenantSession opened, @Nullable String next) {
        if (next == null) {
            return;
        }
        var older = new Button("Show older ones");
        older.setId("older-events");
        older.setDisableOnClick(true);
        older.addClickListener(_ -> background.load(
                () -> events.events(opened.slug(), opened, asked, next),
                page -> {
                    var all = lines;
                    content.remove(older);
                    if (all != null) {
                        all.older(page.items());
                        more(opened, page.next());
                    }
                },
                problem -> {
                    older.setEnabled(true);
                    Toast.refused("Older events could not be loaded: " + problem.detail());
                }));
        content.add(older);
    }

    private void open(TenantSession opened, Event event) {
        var all = lines;
        if (all != null) {
            new EventDialog(
                            opened,
                            events,
                            background,
                            event,
                            all.sentence(event),
                            event.actor() == null ? "Nobody in particular" : who(event.actor()),
                            filters::title)
                    .open();
        }
    }

    private String who(String actor) {
        if (actor.startsWith("plugin:")) {
            return filters.title(actor.substring("plugin:".length()));
        }
        if (actor.startsWith("service:")) {
            return "Portolan";
        }
        return names.getOrDefault(actor, "A member");
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The events could not be loaded", problem, () -> start(opened)));
    }
}
