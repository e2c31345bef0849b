package dev.portolan.plugins.requests;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface RequestQueries {
    Session session();

    @HQL("where state in :states and (:everybody = true or subject = :subject) and id < :before"
            + " order by id desc limit :size")
    List<RequestRow> page(Collection<RequestState> states, boolean everybody, String subject, UUID before, int size);

    @HQL("where publisher = :publisher and plugin = :plugin and subject = :subject"
            + " and state = dev.portolan.plugins.requests.RequestState.OPEN")
    Optional<RequestRow> open(String publisher, String plugin, String subject);

    @HQL("select count(*) from RequestRow where subject = :subject"
            + " and state = dev.portolan.plugins.requests.RequestState.OPEN")
    long openOf(String subject);
}
