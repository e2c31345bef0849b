package dev.portolan.plugins.actions;

import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface RunQueries {
    Session session();

    /// @param entity empty for any
    @HQL("where (:entity = '' or entity = :entity) and id < :before order by id desc limit :size")
    List<RunRow> page(String entity, UUID before, int size);

    @HQL("from LineRow where run = :run order by id limit :size")
    List<LineRow> lines(UUID run, int size);

    @HQL("select count(*) from RunRow where state = dev.portolan.plugins.actions.RunState.RUNNING")
    long running();
}
