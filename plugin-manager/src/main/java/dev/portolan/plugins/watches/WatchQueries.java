package dev.portolan.plugins.watches;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface WatchQueries {
    Session session();

    @HQL("from WatchRow where installation in :installations")
    List<WatchRow> of(Collection<UUID> installations);

    @Find
    Optional<NoteRow> note(UUID installation, String digest);

    @HQL("from NoteRow where installation in :installations")
    List<NoteRow> notes(Collection<UUID> installations);

    @HQL("delete from NoteRow where installation = :installation")
    int forget(UUID installation);
}
