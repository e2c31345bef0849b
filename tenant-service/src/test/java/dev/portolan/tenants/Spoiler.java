package dev.portolan.tenants;

import dev.portolan.tenants.invoices.InvoiceChange;
import dev.portolan.testkit.TestTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets what is done to some tenants' invoices fail at the last moment, when the number has been taken.
@ApplicationScoped
class Spoiler {
    private static final Set<String> SPOILED = ConcurrentHashMap.newKeySet();

    static void spoil(TestTenant tenant) {
        SPOILED.add(tenant.slug().value());
    }

    void spoil(@Observes InvoiceChange change) {
        if (SPOILED.contains(change.invoice().heading().organization().slug())) {
            throw new IllegalStateException("spoiled, for this test");
        }
    }
}
