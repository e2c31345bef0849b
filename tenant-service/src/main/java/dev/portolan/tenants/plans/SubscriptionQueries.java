package dev.portolan.tenants.plans;

import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface SubscriptionQueries {
    Session session();

    @HQL("from SubscriptionRow")
    Optional<SubscriptionRow> ofTenant();

    @HQL("from PlanChangeRow order by at, id")
    List<PlanChangeRow> changes();
}
