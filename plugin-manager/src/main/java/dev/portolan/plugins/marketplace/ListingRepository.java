package dev.portolan.plugins.marketplace;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ListingRepository implements PanacheRepositoryBase<ListingRow, String> {
    List<ListingRow> ofOthers(String publisher, int most) {
        return find("publisher <> ?1 and publisher not like 'own-%' order by installs desc, name", publisher)
                .page(0, most)
                .list();
    }
}
