package dev.portolan.plugins.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface EventQueries {
    Session session();

    /// @param type a pattern of `like`
    /// @param plugin empty for any
    /// @param subject empty for any
    @HQL("from TenantEventRow e where e.type like :type and (:plugin = '' or e.plugin = :plugin)"
            + " and (:subject = '' or e.subject = :subject) and e.at >= :since and e.at < :until"
            + " and (:failed = false or exists (select 1 from DeliveryRow d where d.event = e.id"
            + " and d.state = dev.portolan.plugins.events.DeliveryState.FAILED))"
            + " and (e.at < :at or (e.at = :at and e.id < :id)) order by e.at desc, e.id desc limit :size")
    List<TenantEventRow> page(
            String type,
            String plugin,
            String subject,
            Instant since,
            Instant until,
            boolean failed,
            Instant at,
            UUID id,
            int size);

    @HQL("from DeliveryRow where event in :events order by plugin, extension")
    List<DeliveryRow> deliveries(Collection<UUID> events);

    @Find
    Optional<DeliveryRow> byHandler(UUID event, String plugin, String extension);
}
