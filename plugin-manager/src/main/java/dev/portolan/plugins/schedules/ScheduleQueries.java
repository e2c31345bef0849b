package dev.portolan.plugins.schedules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface ScheduleQueries {
    Session session();

    @HQL("select id from ScheduleRow where installation = :installation order by extension")
    List<UUID> of(UUID installation);

    @HQL("from ScheduleRow where point in :points order by installation, extension")
    List<ScheduleRow> at(Collection<String> points);

    @HQL("select count(*) from ScheduleRow where active = true and point = :point")
    long active(String point);

    @HQL("select id from ScheduleRow where installation = :installation and extension = :extension")
    Optional<UUID> idOf(UUID installation, String extension);

    @HQL("select run from ScheduleRow where installation = :installation and extension = :extension")
    Optional<Long> runOf(UUID installation, String extension);

    @HQL("delete from ScheduleRow where installation = :installation and extension = :extension")
    int forget(UUID installation, String extension);
}
