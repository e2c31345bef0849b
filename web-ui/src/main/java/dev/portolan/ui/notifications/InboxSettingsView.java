package dev.portolan.ui.notifications;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Notifications.Channel;
import dev.portolan.ui.clients.Notifications.Settings;
import dev.portolan.ui.clients.Notifications.Topic;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// By which ways the member hears of what. Each choice holds at once.
@Route(value = ":tenant/notifications/settings", layout = TenantLayout.class)
@PageTitle("What I hear of · Portolan")
class InboxSettingsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient NotificationsClient notifications;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("What I hear of").below("Yours alone, for each topic.");
    private final Div content = new Div();
    /// As chosen in this page, also while an answer is on its way.
    private transient List<Topic> topics = List.of();

    InboxSettingsView(SignedIn signedIn, NotificationsClient notifications, Background background) {
        this.signedIn = signedIn;
        this.notifications = notifications;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        content.setId("notification-settings");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_USE);
        var inbox = new Anchor("/" + opened.slug() + "/notifications", "To the inbox");
        inbox.addClassNames("button-link", "secondary");
        header.actions(inbox);
        content.removeAll();
        content.add(Skeleton.rows(4));
        load(opened);
    }

    private void load(TenantSession opened) {
        latest.load(
                () -> notifications.settings(opened.slug(), opened),
                settings -> show(opened, settings),
                problem -> failed(opened, problem));
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("Your choices could not be loaded", problem, () -> load(opened)));
    }

    private void show(TenantSession opened, Settings settings) {
        content.removeAll();
        topics = settings.topics();
        if (topics.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.BELL_O,
                    "There is nothing to choose yet",
                    "A topic is here as soon as the portal or a plugin has told you of it."));
            return;
        }
        var titles = Stream.concat(
                        Stream.of("Topic"), settings.channels().stream().map(Channel::title))
                .toArray(String[]::new);
        var table = new DataTable("notification-choices", titles);
        table.addClassName("choices");
        for (var topic : settings.topics()) {
            var parts = new ArrayList<Component>();
            var name = new Span(NotificationWords.topic(topic.topic()));
            name.addClassName("strong");
            parts.add(DataTable.twoLines(name, "from " + topic.title()));
            settings.channels().forEach(channel -> parts.add(choice(opened, topic, channel)));
            table.row(parts.toArray(Component[]::new));
        }
        content.add(
                table,
                new Notice(
                        Tone.INFO,
                        "What is critical is always in the portal",
                        "It is there whatever you choose. A topic that is new to you comes by all ways until you choose."));
    }

    private Checkbox choice(TenantSession opened, Topic topic, Channel channel) {
        var box = new Checkbox(topic.by(channel.id()));
        box.setAriaLabel(NotificationWords.topic(topic.topic()) + " from " + topic.title() + " by " + channel.title());
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(opened, topic, channel, box);
            }
        });
        return box;
    }

    /// The table stays as it is: who chooses by keyboard goes on from where they are.
    private void choose(TenantSession opened, Topic topic, Channel channel, Checkbox box) {
        var wanted = box.getValue();
        topics = with(topic, channel, wanted);
        var all = topics;
        background.load(
                () -> notifications.choose(opened.slug(), opened, all),
                _ -> Toast.say(NotificationWords.topic(topic.topic())
                        + (wanted ? " comes by " : " does not come by ")
                        + channel.title().toLowerCase(Locale.ROOT)
                        + (wanted ? " from now on." : " any more.")),
                problem -> {
                    topics = with(topic, channel, !wanted);
                    box.setValue(!wanted);
                    Toast.refused("Your choice was not kept: " + problem.detail());
                });
    }

    private List<Topic> with(Topic chosen, Channel channel, boolean wanted) {
        return topics.stream()
                .map(topic -> topic.topic().equals(chosen.topic()) && Objects.equals(topic.plugin(), chosen.plugin())
                        ? topic.with(channel.id(), wanted)
                        : topic)
                .toList();
    }
}
