package dev.portolan.plugins.marketplace;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ReleaseRepository implements PanacheRepositoryBase<ReleaseRow, UUID> {}
