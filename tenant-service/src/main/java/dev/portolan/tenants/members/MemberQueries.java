package dev.portolan.tenants.members;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface MemberQueries {
    Session session();

    @Find
    Optional<MemberRow> bySubject(String subject);

    @HQL("where id > :after order by id limit :size")
    List<MemberRow> after(UUID after, int size);

    @HQL("where role = :role order by id")
    List<MemberRow> inRole(Role role);
}
