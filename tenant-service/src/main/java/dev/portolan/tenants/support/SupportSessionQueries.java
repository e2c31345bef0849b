package dev.portolan.tenants.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface SupportSessionQueries {
    Session session();

    @HQL("where id < :before order by id desc limit :size")
    List<SupportSessionRow> before(UUID before, int size);

    @HQL("where state = :state and id < :before order by id desc limit :size")
    List<SupportSessionRow> inState(SupportState state, UUID before, int size);

    @HQL("where staffSubject = :staff and state in :open")
    Optional<SupportSessionRow> open(String staff, List<SupportState> open);
}
