package dev.portolan.tenants.dunning;

import dev.portolan.tenants.clock.ClockListener;
import dev.portolan.tenants.invoices.DraftService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Does for a test tenant what its time has made due: drafts the months that are over, and reminds of what is unpaid.
@ApplicationScoped
@Priority(50)
public class BillingCatchUp implements ClockListener {
    private final DraftService drafts;
    private final DunningService dunning;

    BillingCatchUp(DraftService drafts, DunningService dunning) {
        this.drafts = drafts;
        this.dunning = dunning;
    }

    @Override
    public void advanced(Instant from, Instant to) {
        drafts.draftDue();
        dunning.catchUp();
    }
}
