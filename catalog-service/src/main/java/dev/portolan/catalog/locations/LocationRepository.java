package dev.portolan.catalog.locations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class LocationRepository implements PanacheRepositoryBase<LocationRow, UUID> {}
