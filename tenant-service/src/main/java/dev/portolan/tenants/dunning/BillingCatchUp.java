package dev.portolan.tenants.dunning;

import dev.portolan.tenants.invoices.DraftService;
import jakarta.enterprise.context.ApplicationScoped;

/// Does for the current tenant what its time has made due: for whoever moves that time.
@ApplicationScoped
public class BillingCatchUp {
    private final DraftService drafts;
    private final DunningService dunning;

    BillingCatchUp(DraftService drafts, DunningService dunning) {
        this.drafts = drafts;
        this.dunning = dunning;
    }

    /// Call it in the tenant's scope, after the transaction that moved the time has committed. Once more does nothing.
    public void catchUp() {
        drafts.draftDue();
        dunning.catchUp();
    }
}
