package dev.portolan.ui.notifications;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Notifications.Item;
import dev.portolan.ui.clients.Notifications.Wanted;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the member is told. What comes while it is open appears on top.
final class Inbox extends Div {
    private static final long serialVersionUID = 1;
    private static final String FIRST = "unread";

    private final transient NotificationsClient notifications;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient InstantSource time;
    private final transient Latest latest;
    private final transient Latest counts;
    private final transient Latest news;
    private final PageHeader header = new PageHeader("Notifications");
    private final Tabs tabs = new Tabs();
    private final FilterBar filters = new FilterBar(this::filtered);
    private final Select<String> severity = filters.select(
            "notification-severity",
            "Severity",
            "of any severity",
            NotificationWords.SEVERITIES,
            value -> "that are " + value);
    private final Select<String> topic =
            filters.select("notification-topic", "Topic", "about anything", List.of(), Inbox::about);
    private final Button readAll = new Button("Mark all as read");
    private final Div bulk = new Div();
    private final Div content = new Div();
    private final TreeSet<String> topics = new TreeSet<>();
    private transient @Nullable TenantSession tenant;
    private String wantedOpen = "";
    private boolean listed;

    Inbox(NotificationsClient notifications, LiveChanges changes, Background background, InstantSource time) {
        this.notifications = notifications;
        this.changes = changes;
        this.background = background;
        this.time = time;
        this.latest = new Latest(background);
        this.counts = new Latest(background);
        this.news = new Latest(background);
        addClassName("page-part");
        for (var state : NotificationWords.STATES) {
            var tab = new Tab(NotificationWords.state(state));
            tab.setId("inbox-" + state);
            tabs.add(tab);
        }
        tabs.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                filtered();
            }
        });
        readAll.setId("mark-all");
        readAll.setEnabled(false);
        readAll.addClickListener(_ -> {
            if (tenant != null) {
                readAll(tenant);
            }
        });
        content.addClassName("inbox");
        content.setId("notifications");
        add(header, tabs, filters, bulk, content);
    }

    /// Shows what the address asks for.
    void open(TenantSession opened, QueryParameters address) {
        wantedOpen = read(address, "id");
        var state = read(address, "state");
        var shown = NotificationWords.STATES.indexOf(state.isEmpty() && !wantedOpen.isEmpty() ? "all" : state);
        tabs.setSelectedIndex(Math.max(0, shown));
        choose(severity, read(address, "severity"));
        var about = read(address, "topic");
        if (!about.isEmpty()) {
            topics.add(about);
        }
        FilterBar.items(topic, "about anything", List.copyOf(topics), Inbox::about);
        topic.setValue(about);
        if (tenant == null) {
            changes.follow(content, opened.tenant(), this::changed);
        }
        tenant = opened;
        var settings = new Anchor("/" + opened.slug() + "/notifications/settings", "What I hear of");
        settings.addClassNames("button-link", "secondary");
        header.actions(readAll, settings);
        content.removeAll();
        content.add(Skeleton.rows(5));
        count(opened);
        load(opened, null);
    }

    private static String read(QueryParameters address, String name) {
        return address.getSingleParameter(name).orElse("");
    }

    private static void choose(Select<String> select, String value) {
        select.setValue(NotificationWords.SEVERITIES.contains(value) ? value : "");
    }

    private static String about(String topic) {
        return "about " + topic.replace('-', ' ');
    }

    private String state() {
        return NotificationWords.STATES.get(Math.max(0, tabs.getSelectedIndex()));
    }

    private Wanted wanted() {
        return new Wanted(state(), text(severity), text(topic));
    }

    private static String text(Select<String> select) {
        return select.getValue() == null ? "" : select.getValue();
    }

    private void filtered() {
        var opened = tenant;
        if (opened == null) {
            return;
        }
        wantedOpen = "";
        var wanted = wanted();
        new AddressFilters()
                .with("state", wanted.state().equals(FIRST) ? "" : wanted.state())
                .with("severity", wanted.severity())
                .with("topic", wanted.topic())
                .keep(this, opened.slug() + "/notifications");
        load(opened, null);
    }

    private void changed(Change change) {
        var opened = tenant;
        if (opened != null
                && change instanceof Change.InboxChanged(var _, var recipient, var arrived)
                && recipient.equals(opened.person().subject())) {
            count(opened);
            // What the member does in this page shows already.
            if (arrived != null) {
                if (listed) {
                    news.load(() -> page(opened, null), page -> arrived(opened, page), _ -> {});
                } else {
                    load(opened, null);
                }
            }
        }
    }

    private void count(TenantSession opened) {
        counts.load(() -> notifications.count(opened.slug(), opened), now -> counted(now.unread()), _ -> {});
    }

    private void counted(long unread) {
        header.count(unread == 0 ? "" : unread + " unread");
        readAll.setEnabled(unread > 0);
    }

    private Page<Item> page(TenantSession opened, @Nullable String cursor) {
        return notifications.page(opened.slug(), opened, wanted(), cursor);
    }

    private void load(TenantSession opened, @Nullable String cursor) {
        latest.load(
                () -> page(opened, cursor),
                page -> show(opened, page, cursor == null),
                problem -> failed(opened, problem));
    }

    /// What is new comes on top; what somebody reads or has chosen below stays as it is.
    private void arrived(TenantSession opened, Page<Item> page) {
        var before = items().collect(Collectors.toMap(item -> item.item().id(), Function.identity()));
        var desk = desk(opened);
        content.getChildren().filter(EmptyState.class::isInstance).toList().forEach(content::remove);
        for (var item : page.items().reversed()) {
            var there = before.get(item.id());
            if (there == null || !Objects.equals(there.item().at(), item.at())) {
                if (there != null) {
                    content.remove(there);
                }
                var shown = new InboxItem(desk, item);
                shown.addClassName("arrived");
                content.addComponentAsFirst(shown);
            }
        }
        know(page.items());
        if (content.getComponentCount() == 0) {
            content.add(none(opened));
        }
    }

    private void show(TenantSession opened, Page<Item> page, boolean first) {
        var desk = desk(opened);
        listed = true;
        if (first) {
            content.removeAll();
            bulk.removeAll();
            bulk.add(new BulkBar(desk, this::chosen, this::chooseAll));
        } else {
            content.getChildren().filter(Button.class::isInstance).toList().forEach(content::remove);
        }
        if (first && page.items().isEmpty()) {
            content.add(none(opened));
        }
        page.items().forEach(item -> content.add(new InboxItem(desk, item)));
        know(page.items());
        var next = page.next();
        if (next != null) {
            var more = new Button("Show more");
            more.setDisableOnClick(true);
            more.addClickListener(_ -> load(opened, next));
            content.add(more);
        }
        if (first && !wantedOpen.isEmpty()) {
            open(opened, desk);
        }
    }

    private void open(TenantSession opened, InboxDesk desk) {
        var id = wantedOpen;
        wantedOpen = "";
        items().filter(item -> item.item().id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        InboxItem::open,
                        () -> background.load(
                                () -> notifications.get(opened.slug(), opened, id),
                                item -> {
                                    var shown = new InboxItem(desk, item);
                                    content.addComponentAsFirst(shown);
                                    shown.open();
                                },
                                _ -> Toast.say("That notification is gone.")));
    }

    private InboxDesk desk(TenantSession opened) {
        return new InboxDesk(
                opened,
                notifications,
                background,
                () -> bulk.getChildren()
                        .filter(BulkBar.class::isInstance)
                        .map(BulkBar.class::cast)
                        .forEach(BulkBar::show),
                () -> {
                    count(opened);
                    load(opened, null);
                });
    }

    /// Topics that have been seen can be chosen.
    private void know(List<Item> items) {
        if (topics.addAll(items.stream().map(Item::topic).toList())) {
            FilterBar.items(topic, "about anything", List.copyOf(topics), Inbox::about);
        }
    }

    private Stream<InboxItem> items() {
        return content.getChildren().filter(InboxItem.class::isInstance).map(InboxItem.class::cast);
    }

    private List<String> chosen() {
        return items().filter(InboxItem::chosen).map(one -> one.item().id()).toList();
    }

    private void chooseAll(boolean wanted) {
        items().forEach(item -> item.choose(wanted));
        bulk.getChildren()
                .filter(BulkBar.class::isInstance)
                .map(BulkBar.class::cast)
                .forEach(BulkBar::show);
    }

    private void readAll(TenantSession opened) {
        var until = time.instant();
        background.load(
                () -> notifications.readUntil(opened.slug(), opened, until),
                now -> {
                    count(opened);
                    load(opened, null);
                    if (now.ids().isEmpty()) {
                        Toast.say("Nothing was unread.");
                    } else {
                        desk(opened)
                                .undoable(
                                        now.ids(),
                                        "read",
                                        true,
                                        "Marked as read: "
                                                + NotificationWords.several(
                                                        now.ids().size()));
                    }
                },
                problem -> Toast.refused("Nothing was marked as read: " + problem.detail()));
    }

    private EmptyState none(TenantSession opened) {
        var narrowed = !text(severity).isEmpty() || !text(topic).isEmpty();
        if (narrowed) {
            var whole = new Button("Show all of them", _ -> {
                severity.setValue("");
                topic.setValue("");
                filtered();
            });
            return new EmptyState(VaadinIcon.SEARCH, "No such notification", "None is of this kind.", whole);
        }
        return switch (state()) {
            case "unread" -> {
                var all = new Button("See what you have read", _ -> {
                    tabs.setSelectedIndex(NotificationWords.STATES.indexOf("all"));
                    filtered();
                });
                yield new EmptyState(
                        VaadinIcon.BELL_O, "You have read everything", "What is new appears here by itself.", all);
            }
            case "saved" ->
                new EmptyState(
                        VaadinIcon.BOOKMARK_O,
                        "Nothing is saved",
                        "What you save stays for as long as you like. The rest goes after 90 days.");
            case "done" ->
                new EmptyState(VaadinIcon.CHECK, "Nothing is done", "What you are done with is out of the way here.");
            default -> {
                var settings = new Anchor("/" + opened.slug() + "/notifications/settings", "Choose what you hear of");
                settings.addClassNames("button-link", "secondary");
                yield new EmptyState(
                        VaadinIcon.BELL_O,
                        "Nobody has told you anything yet",
                        "The portal tells you of your requests, and plugins of what matters to your team.",
                        settings);
            }
        };
    }

    private void failed(TenantSession opened, ProblemException problem) {
        listed = false;
        content.removeAll();
        content.add(ProblemBanner.of("Your notifications could not be loaded", problem, () -> load(opened, null)));
    }
}
