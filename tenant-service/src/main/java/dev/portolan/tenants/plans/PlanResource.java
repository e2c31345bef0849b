package dev.portolan.tenants.plans;

import dev.portolan.contracts.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// Open to all: who chooses a plan has no token yet.
@Path("/api/plans")
@PermitAll
@RunOnVirtualThread
class PlanResource {
    private final PlanService plans;

    PlanResource(PlanService plans) {
        this.plans = plans;
    }

    @GET
    public Page<PlanOffer> list() {
        return new Page<>(plans.all().stream().map(PlanOffer::of).toList(), null);
    }
}
