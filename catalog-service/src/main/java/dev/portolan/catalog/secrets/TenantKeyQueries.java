package dev.portolan.catalog.secrets;

import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface TenantKeyQueries {
    Session session();

    @HQL("from TenantKeyRow")
    Optional<TenantKeyRow> tenantKey();
}
