package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.notifications.Settings.Channel;
import dev.portolan.plugins.notifications.Settings.Topic;
import dev.portolan.plugins.packages.ExtensionPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps by which ways each member wants to hear of what. By all, until the member says otherwise.
@ApplicationScoped
@Transactional
class SettingService {
    /// What the platform itself tells of.
    private static final List<String> OWN = List.of(News.PLUGINS, News.REQUESTS);

    private final SettingRepository rows;
    private final SettingQueries queries;
    private final NotificationQueries notifications;
    private final ExtensionService extensions;
    private final NameService names;

    SettingService(
            SettingRepository rows,
            SettingQueries queries,
            NotificationQueries notifications,
            ExtensionService extensions,
            NameService names) {
        this.rows = rows;
        this.queries = queries;
        this.notifications = notifications;
        this.extensions = extensions;
        this.names = names;
    }

    /// By which ways something comes to one member.
    ///
    /// @param muted ways of plugins by which it does not
    record Ways(boolean portal, boolean mail, Set<String> muted) {
        static final Ways ALL = new Ways(true, true, Set.of());

        Ways {
            muted = Set.copyOf(muted);
        }

        static Ways of(SettingRow row) {
            return new Ways(row.portal, row.mail, words(row.muted));
        }
    }

    /// The ways of those of these members who have chosen any.
    Map<String, Ways> chosen(Collection<String> recipients, Sender sender, String topic) {
        return queries.about(recipients, sender.toString(), topic).stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.recipient, Ways::of));
    }

    /// Ways that plugins add, by their names in settings.
    Map<String, ActiveExtension> added() {
        var added = new LinkedHashMap<String, ActiveExtension>();
        extensions.at(ExtensionPoint.NOTIFICATION_CHANNEL).forEach(way -> added.put(name(way), way));
        return added;
    }

    static String name(ActiveExtension way) {
        return way.installation().plugin() + "/" + way.extension().id();
    }

    /// What the member has chosen, and what there is to choose.
    Settings of(String recipient) {
        var added = added();
        var ways = new ArrayList<>(List.of(new Channel(Settings.PORTAL, "Portal"), new Channel(Settings.MAIL, "Mail")));
        added.forEach((id, way) -> ways.add(new Channel(id, way.extension().title())));
        var known = new HashMap<Subject, Ways>();
        OWN.forEach(topic -> known.put(new Subject(Sender.PLATFORM.toString(), topic), Ways.ALL));
        notifications.heard(recipient).forEach(pair -> known.put(Subject.of(pair), Ways.ALL));
        queries.of(recipient).forEach(row -> known.put(new Subject(row.sender, row.topic), Ways.of(row)));
        var titles = names.of(known.keySet().stream()
                .map(Subject::plugin)
                .flatMap(Stream::ofNullable)
                .toList());
        var topics = known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> topic(entry.getKey(), entry.getValue(), added.keySet(), titles))
                .toList();
        return new Settings(ways, topics);
    }

    private static Topic topic(Subject subject, Ways ways, Set<String> added, Map<PluginId, String> titles) {
        var channels = new LinkedHashMap<String, Boolean>();
        channels.put(Settings.PORTAL, ways.portal());
        channels.put(Settings.MAIL, ways.mail());
        added.forEach(id -> channels.put(id, !ways.muted().contains(id)));
        var plugin = subject.plugin();
        var title = plugin == null ? "Portolan" : titles.getOrDefault(plugin, plugin.toString());
        return new Topic(subject.topic(), plugin, title, channels);
    }

    /// Takes what the member has chosen instead of what was chosen before.
    ///
    /// @throws ProblemException `invalid` when a topic stands there twice, or a way has no such name
    Settings put(String recipient, Settings wanted) {
        var seen = new HashSet<Subject>();
        for (var i = 0; i < wanted.topics().size(); i++) {
            var topic = wanted.topics().get(i);
            if (!seen.add(new Subject(Sender.of(topic.plugin()).toString(), topic.topic()))) {
                throw ProblemException.invalid("/topics/" + i, "stands there twice; each topic of a plugin once");
            }
            for (var channel : topic.channels().keySet()) {
                if (!isWay(channel)) {
                    throw ProblemException.invalid(
                            "/topics/" + i + "/channels/"
                                    + channel.replace("~", "~0").replace("/", "~1"),
                            "must be portal, mail or publisher/plugin/extension");
                }
            }
        }
        var _ = queries.forget(recipient);
        wanted.topics().forEach(topic -> keep(recipient, topic));
        rows.flush();
        return of(recipient);
    }

    private void keep(String recipient, Topic topic) {
        var muted = topic.channels().entrySet().stream()
                .filter(entry -> !entry.getValue()
                        && !Set.of(Settings.PORTAL, Settings.MAIL).contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" "));
        var row = new SettingRow();
        row.id = Ids.next();
        row.recipient = recipient;
        row.sender = Sender.of(topic.plugin()).toString();
        row.topic = topic.topic();
        row.portal = topic.by(Settings.PORTAL);
        row.mail = topic.by(Settings.MAIL);
        row.muted = muted;
        rows.persist(row);
    }

    private static boolean isWay(String channel) {
        if (channel.equals(Settings.PORTAL) || channel.equals(Settings.MAIL)) {
            return true;
        }
        var parts = channel.split("/", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            // An extension's id is of the same letters as a plugin's.
            return new PluginId(parts[0], parts[1]).plugin().equals(parts[1])
                    && new PluginId(parts[0], parts[2]).plugin().equals(parts[2]);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }

    /// What a choice is about.
    private record Subject(String sender, String topic) implements Comparable<Subject> {
        static Subject of(Object[] pair) {
            return new Subject(String.valueOf(pair[0]), String.valueOf(pair[1]));
        }

        @Nullable
        PluginId plugin() {
            return Sender.named(sender).plugin();
        }

        // The platform's own first.
        @Override
        public int compareTo(Subject other) {
            var own = Boolean.compare(sender.contains("/"), other.sender.contains("/"));
            if (own != 0) {
                return own;
            }
            var senders = sender.compareTo(other.sender);
            return senders == 0 ? topic.compareTo(other.topic) : senders;
        }
    }
}
