package dev.portolan.plugins.invocations;

import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface LogQueries {
    Session session();

    @HQL("where installation = :installation and id < :before order by id desc limit :size")
    List<LogRow> page(UUID installation, UUID before, int size);

    @HQL("select id from LogRow where installation = :installation order by id desc limit 1 offset :kept")
    List<UUID> newestTooMany(UUID installation, int kept);

    @HQL("delete from LogRow where installation = :installation and id <= :last")
    int forget(UUID installation, UUID last);
}
