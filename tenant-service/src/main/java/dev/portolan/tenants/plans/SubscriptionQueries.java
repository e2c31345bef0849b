package dev.portolan.tenants.plans;

import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface SubscriptionQueries {
    Session session();

    @HQL("from SubscriptionRow")
    Optional<SubscriptionRow> ofTenant();
}
