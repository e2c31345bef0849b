package dev.portolan.catalog.spaces;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SpaceRepository implements PanacheRepositoryBase<SpaceRow, UUID> {}
