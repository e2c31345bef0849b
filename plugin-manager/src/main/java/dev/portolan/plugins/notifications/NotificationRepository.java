package dev.portolan.plugins.notifications;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationRow, UUID> {}
