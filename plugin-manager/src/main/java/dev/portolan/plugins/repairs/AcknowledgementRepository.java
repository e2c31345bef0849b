package dev.portolan.plugins.repairs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class AcknowledgementRepository implements PanacheRepositoryBase<AcknowledgementRow, UUID> {}
