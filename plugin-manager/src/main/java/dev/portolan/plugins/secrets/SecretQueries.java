package dev.portolan.plugins.secrets;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface SecretQueries {
    Session session();

    @Find
    Optional<SecretRow> byVersion(UUID installation, String field, int version);

    @HQL("select coalesce(max(version), 0) from SecretRow where installation = :installation and field = :field")
    int newest(UUID installation, String field);

    @HQL("from TenantKeyRow")
    Optional<TenantKeyRow> tenantKey();

    @HQL("delete from SecretRow where installation = :installation")
    int forget(UUID installation);
}
