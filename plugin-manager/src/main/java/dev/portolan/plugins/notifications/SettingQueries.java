package dev.portolan.plugins.notifications;

import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface SettingQueries {
    Session session();

    @HQL("where recipient = :recipient order by sender, topic")
    List<SettingRow> of(String recipient);

    @HQL("where recipient in :recipients and sender = :sender and topic = :topic")
    List<SettingRow> about(Collection<String> recipients, String sender, String topic);

    @HQL("delete from SettingRow where recipient = :recipient")
    int forget(String recipient);
}
