package dev.portolan.catalog.leaving;

import dev.portolan.catalog.index.IndexService;
import dev.portolan.catalog.search.SearchService;
import dev.portolan.kernel.erasure.TenantErasure;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/// Forgets the current tenant's catalog.
@ApplicationScoped
@Transactional
class ErasureService {
    private final TenantErasure erasure;
    private final SearchService search;
    private final IndexService index;

    ErasureService(TenantErasure erasure, SearchService search, IndexService index) {
        this.erasure = erasure;
        this.search = search;
        this.index = index;
    }

    /// May take long: a large tenant goes in one transaction.
    ///
    /// @return how many rows went, by table
    @TransactionConfiguration(timeout = 600)
    Map<String, Long> erase() {
        var erased = erasure.erase(Set.of());
        search.forget();
        index.forget();
        return erased;
    }
}
