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

    /// @param email lower case
    @HQL("where lower(email) = :email order by id limit 1")
    List<MemberRow> byEmail(String email);

    /// @param pattern lower case, with `\` before what is no wildcard
    @HQL("""
            where id > :after and (lower(name) like :pattern escape '\\' or lower(email) like :pattern escape '\\')
            order by id limit :size""")
    List<MemberRow> after(UUID after, String pattern, int size);

    @HQL("where role = :role order by id")
    List<MemberRow> inRole(Role role);
}
