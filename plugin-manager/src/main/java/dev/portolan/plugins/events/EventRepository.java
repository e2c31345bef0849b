package dev.portolan.plugins.events;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class EventRepository implements PanacheRepositoryBase<TenantEventRow, UUID> {}
