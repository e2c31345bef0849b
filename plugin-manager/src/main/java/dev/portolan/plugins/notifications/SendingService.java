package dev.portolan.plugins.notifications;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.NotificationEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.notifications.SendingRepository.Copy;
import dev.portolan.plugins.notifications.SettingService.Ways;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells members of the current tenant something: puts it into their inboxes, and owes them a mail and whatever other
/// ways there are, in one transaction. What is owed is done later, by whichever process is first.
@ApplicationScoped
@Transactional
public class SendingService {
    private final SendingRepository sending;
    private final SettingService settings;
    private final ErrandService errands;
    private final InstalledService installed;
    private final NotificationConfig config;
    private final CurrentTenant current;
    private final Outbox outbox;
    private final Audit audit;
    private final Event<Owed> alarm;
    private final InstantSource time;

    SendingService(
            SendingRepository sending,
            SettingService settings,
            ErrandService errands,
            InstalledService installed,
            NotificationConfig config,
            CurrentTenant current,
            Outbox outbox,
            Audit audit,
            Event<Owed> alarm,
            InstantSource time) {
        this.sending = sending;
        this.settings = settings;
        this.errands = errands;
        this.installed = installed;
        this.config = config;
        this.current = current;
        this.outbox = outbox;
        this.audit = audit;
        this.alarm = alarm;
        this.time = time;
    }

    /// A mail is owed.
    record Owed() {}

    /// Whether anybody can be told anything: whether the organization has the plugin for it enabled.
    public boolean open() {
        return Preferences.of(installed).isPresent();
    }

    /// Tells these members.
    ///
    /// @param recipients subjects; those of no member get an inbox that nobody sees
    /// @return how many were told: none while [#open()] says no
    public int send(Sender sender, Message message, Set<String> recipients) {
        var preferences = Preferences.of(installed);
        if (preferences.isEmpty() || recipients.isEmpty()) {
            return 0;
        }
        var chosen = settings.chosen(recipients, sender, message.topic());
        var critical = message.severity() == Severity.CRITICAL;
        var copies = recipients.stream()
                .sorted()
                .map(recipient -> {
                    var ways = chosen.getOrDefault(recipient, Ways.ALL);
                    var owed = ways.mail() && preferences.get().mail();
                    return new Copy(Ids.next(), recipient, ways.portal() || critical, owed);
                })
                .toList();
        keep(sender, message, copies, preferences.get());
        channels(sender, message, copies, chosen);
        return copies.size();
    }

    /// Puts on record that a plugin has told members something.
    ///
    /// @param delivered how many
    public void record(Sender sender, Message message, int delivered) {
        audit.record(
                "notification.sent",
                new Target("plugin", sender.toString(), null),
                new Change(
                        Map.of(),
                        Map.of(
                                "topic",
                                message.topic(),
                                "severity",
                                message.severity().toString(),
                                "recipients",
                                delivered),
                        null));
    }

    private void keep(Sender sender, Message message, List<Copy> copies, Preferences preferences) {
        var kept = copies.stream().filter(copy -> copy.shown() || copy.owed()).toList();
        if (kept.isEmpty()) {
            return;
        }
        var now = time.instant();
        var owed = kept.stream().filter(Copy::owed).map(Copy::recipient).toList();
        // Mailboxes first, as whoever writes the mails holds them: the other way round both would wait for ever.
        if (!owed.isEmpty()) {
            sending.owe(owed, now.plus(gathering(message.severity(), preferences)));
            alarm.fire(new Owed());
        }
        sending.add(sender, message, kept, now);
        sending.bound(kept.stream().map(Copy::recipient).toList(), config.most());
        var tenant = current.id();
        var news = kept.stream()
                .filter(Copy::shown)
                .map(copy -> new Outbox.Message(
                        key(copy.recipient()),
                        "notification.sent",
                        new NotificationEvent.Sent(
                                tenant,
                                copy.recipient(),
                                copy.id(),
                                message.severity().toString(),
                                message.topic(),
                                now)))
                .toList();
        outbox.appendAll(Topics.NOTIFICATIONS, tenant, news);
    }

    /// How long more is waited for before a mail is written.
    private Duration gathering(Severity severity, Preferences preferences) {
        return switch (severity) {
            case CRITICAL -> Duration.ZERO;
            case HIGH -> config.mail().high();
            case NORMAL -> config.mail().normal();
            case LOW -> preferences.digest();
        };
    }

    private void channels(Sender sender, Message message, Collection<Copy> copies, Map<String, Ways> chosen) {
        for (var way : settings.added().entrySet()) {
            var plugin = way.getValue().installation().plugin();
            // A plugin that tells of its own deliveries would never end.
            if (plugin.equals(sender.plugin())) {
                continue;
            }
            var to = copies.stream()
                    .map(Copy::recipient)
                    .filter(recipient ->
                            !chosen.getOrDefault(recipient, Ways.ALL).muted().contains(way.getKey()))
                    .toList();
            if (!to.isEmpty()) {
                errands.add(new Errand.Channel(
                        plugin, way.getValue().extension().id(), Ids.next(), sender.toString(), message, to));
            }
        }
    }

    /// On the topic, of one member's notifications.
    private String key(String recipient) {
        return current.id() + "/" + recipient;
    }
}
