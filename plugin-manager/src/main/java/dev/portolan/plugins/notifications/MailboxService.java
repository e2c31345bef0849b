package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.queues.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Knows what is owed to whom by mail in the current tenant, and how many mails have gone.
@ApplicationScoped
@Transactional
class MailboxService {
    private static final Duration HOUR = Duration.ofHours(1);
    /// Most in one mail.
    private static final int MOST = 50;
    /// What is critical is held back only when there is one after the other.
    private static final int MOST_CRITICAL = 60;

    private final MailboxRepository rows;
    private final NotificationQueries notifications;
    private final InstalledService installed;
    private final NameService names;
    private final InstantSource time;

    MailboxService(
            MailboxRepository rows,
            NotificationQueries notifications,
            InstalledService installed,
            NameService names,
            InstantSource time) {
        this.rows = rows;
        this.notifications = notifications;
        this.installed = installed;
        this.names = names;
        this.time = time;
    }

    /// What a mail is to say.
    ///
    /// @param items the newest first; what was read meanwhile is not among them
    record Letter(UUID mailbox, String recipient, List<Item> items) {
        Letter {
            items = List.copyOf(items);
        }
    }

    /// One notification in a mail.
    ///
    /// @param from the title of who tells it
    record Item(UUID id, Message message, String from) {}

    /// What is to be written now. Empty when nothing is, or not yet: then the mailbox says when.
    Optional<Letter> next(Claim claim) {
        var box = rows.locked(claim.id());
        if (box.isEmpty()) {
            return Optional.empty();
        }
        var row = box.get();
        var preferences = Preferences.of(installed);
        if (preferences.isEmpty() || !preferences.get().mail()) {
            drop(row);
            return Optional.empty();
        }
        var owed = notifications.owed(row.recipient, MOST);
        var known = owed.stream()
                .filter(one -> one.readAt != null || one.doneAt != null)
                .toList();
        if (!known.isEmpty()) {
            var _ = notifications.paid(
                    row.recipient, known.stream().map(one -> one.id).toList());
        }
        var items = owed.stream()
                .filter(one -> one.readAt == null && one.doneAt == null)
                .toList();
        if (items.isEmpty()) {
            rest(row, claim);
            return Optional.empty();
        }
        var critical = items.stream().anyMatch(one -> one.severity == Severity.CRITICAL);
        if (sentThisHour(row) >= (critical ? MOST_CRITICAL : preferences.get().mailsPerHour())) {
            row.dueAt = row.hourAt == null ? time.instant() : row.hourAt.plus(HOUR);
            row.claimedUntil = null;
            row.attempts = 0;
            return Optional.empty();
        }
        return Optional.of(new Letter(row.id, row.recipient, letter(items)));
    }

    /// The mail is with the mail server.
    void sent(Claim claim, Letter letter) {
        rows.locked(claim.id()).ifPresent(row -> {
            var ids = letter.items().stream().map(Item::id).toList();
            var _ = notifications.forgetHidden(row.recipient, ids);
            var _ = notifications.paid(row.recipient, ids);
            row.sent = sentThisHour(row) + 1;
            if (row.sent == 1) {
                row.hourAt = time.instant();
            }
            rest(row, claim);
        });
    }

    /// It could not be sent.
    void later(Claim claim, Duration pause) {
        rows.locked(claim.id()).ifPresent(row -> {
            row.claimedUntil = null;
            row.dueAt = time.instant().plus(pause);
        });
    }

    /// Nobody is to be written to: the member has left, or the mail was tried too often.
    void drop(Claim claim) {
        rows.locked(claim.id()).ifPresent(this::drop);
    }

    private void drop(MailboxRow row) {
        var _ = notifications.paidAll(row.recipient);
        rows.delete(row);
    }

    /// What has been asked for meanwhile stays due.
    private void rest(MailboxRow row, Claim claim) {
        var more = row.asked != claim.asked()
                || !notifications.owed(row.recipient, 1).isEmpty();
        row.claimedUntil = null;
        row.attempts = 0;
        row.dueAt = more ? time.instant() : null;
    }

    private int sentThisHour(MailboxRow row) {
        var over = row.hourAt == null || !row.hourAt.plus(HOUR).isAfter(time.instant());
        return over ? 0 : row.sent;
    }

    private List<Item> letter(List<NotificationRow> rows) {
        var plugins = rows.stream()
                .map(row -> Sender.named(row.sender).plugin())
                .flatMap(Stream::ofNullable)
                .toList();
        var titles = names.of(plugins);
        return rows.stream()
                .map(row -> new Item(row.id, NotificationService.message(row), from(row, titles)))
                .toList();
    }

    private static String from(NotificationRow row, Map<PluginId, String> titles) {
        var plugin = Sender.named(row.sender).plugin();
        return plugin == null ? "Portolan" : titles.getOrDefault(plugin, plugin.toString());
    }
}
