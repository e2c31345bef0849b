package dev.portolan.tenants.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface TimelineQueries {
    Session session();

    @HQL("from TimelineRow order by at desc, id desc limit :size")
    List<TimelineRow> newest(int size);

    @HQL("from TimelineRow where at < :at or (at = :at and id < :id) order by at desc, id desc limit :size")
    List<TimelineRow> before(Instant at, UUID id, int size);
}
