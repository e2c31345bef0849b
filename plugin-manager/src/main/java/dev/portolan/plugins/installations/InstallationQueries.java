package dev.portolan.plugins.installations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface InstallationQueries {
    Session session();

    @Find
    Optional<InstallationRow> byPlugin(String publisher, String plugin);

    @HQL("where publisher || '/' || plugin > :after order by publisher || '/' || plugin limit :size")
    List<InstallationRow> all(String after, int size);

    @HQL("select id from InstallationRow where publisher = :publisher and plugin = :plugin")
    Optional<UUID> idOf(String publisher, String plugin);

    @HQL("where uninstalledAt is null and publisher || '/' || plugin > :after"
            + " order by publisher || '/' || plugin limit :size")
    List<InstallationRow> present(String after, int size);

    @HQL("where uninstalledAt is not null and publisher || '/' || plugin > :after"
            + " order by publisher || '/' || plugin limit :size")
    List<InstallationRow> retained(String after, int size);

    @HQL("where uninstalledAt is null order by id")
    List<InstallationRow> presentByAge();

    @HQL("select id from InstallationRow where uninstalledAt < :before order by uninstalledAt limit :size")
    List<UUID> dueBefore(Instant before, int size);

    @HQL("select max(at) from RevisionRow where installation = :installation and change = :change")
    Optional<Instant> newest(UUID installation, Kind change);

    @HQL("where desired = dev.portolan.plugins.installations.Desired.ENABLED order by publisher, plugin")
    List<InstallationRow> enabled();

    @HQL("select publisher || '/' || plugin from InstallationRow where id = :id")
    Optional<String> nameOf(UUID id);

    @HQL("select id from InstallationRow where automaticUpdates = false and id in :installations")
    List<UUID> manual(Collection<UUID> installations);

    @HQL("select count(*) from InstallationRow where uninstalledAt is null")
    long count();

    @Find
    Optional<RevisionRow> byRevision(UUID installation, long revision);

    @HQL(
            "from RevisionRow where installation = :installation and revision < :before order by revision desc limit :size")
    List<RevisionRow> history(UUID installation, long before, int size);

    @HQL("delete from RevisionRow where installation = :installation")
    int forget(UUID installation);
}
