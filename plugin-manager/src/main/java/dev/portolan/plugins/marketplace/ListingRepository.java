package dev.portolan.plugins.marketplace;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ListingRepository implements PanacheRepositoryBase<ListingRow, String> {}
