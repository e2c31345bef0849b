package dev.portolan.catalog.connections;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface ConnectionQueries {
    Session session();

    @Find
    Optional<ConnectionRow> byHost(String host);

    @HQL("where host = :host or left(host, length(:below)) = :below order by host")
    List<ConnectionRow> atHost(String host, String below);

    @HQL("where id > :after order by id limit :size")
    List<ConnectionRow> after(UUID after, int size);
}
