package dev.portolan.plugins.notifications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface NotificationQueries {
    Session session();

    @HQL("""
            where recipient = :recipient and shown and id < :before
            and (:unread = false or readAt is null) and (:saved = false or savedAt is not null)
            and (:done = true and doneAt is not null or :done = false and (doneAt is null or :saved = true))
            and severity in :severities and (:topic = '' or topic = :topic)
            order by id desc limit :size""")
    List<NotificationRow> page(
            String recipient,
            UUID before,
            boolean unread,
            boolean saved,
            boolean done,
            Collection<Severity> severities,
            String topic,
            int size);

    @HQL("select count(*) from NotificationRow"
            + " where recipient = :recipient and shown and readAt is null and doneAt is null")
    long unread(String recipient);

    @HQL("where id = :id and recipient = :recipient and shown")
    Optional<NotificationRow> own(UUID id, String recipient);

    @HQL("where id in :ids and recipient = :recipient and shown order by id desc")
    List<NotificationRow> owns(Collection<UUID> ids, String recipient);

    @HQL("where recipient = :recipient and shown and readAt is null and at <= :until order by id desc")
    List<NotificationRow> unreadUntil(String recipient, Instant until);

    @HQL("where recipient = :recipient and owed order by id desc limit :size")
    List<NotificationRow> owed(String recipient, int size);

    @HQL("select distinct sender, topic from NotificationRow where recipient = :recipient")
    List<Object[]> heard(String recipient);

    @HQL("delete from NotificationRow where recipient = :recipient and id in :ids and not shown")
    int forgetHidden(String recipient, Collection<UUID> ids);

    @HQL("update NotificationRow set owed = false where recipient = :recipient and id in :ids")
    int paid(String recipient, Collection<UUID> ids);

    @HQL("update NotificationRow set owed = false where recipient = :recipient and owed")
    int paidAll(String recipient);
}
