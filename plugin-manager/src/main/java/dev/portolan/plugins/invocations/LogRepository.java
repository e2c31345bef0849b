package dev.portolan.plugins.invocations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class LogRepository implements PanacheRepositoryBase<LogRow, UUID> {}
