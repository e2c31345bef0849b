package dev.portolan.plugins.rollouts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/operator/plugins/releases/{digest}/rollout")
@RolesAllowed({"operator", "support"})
@RunOnVirtualThread
class RolloutStandingResource {
    private final RolloutService rollouts;
    private final ReachRepository reach;

    RolloutStandingResource(RolloutService rollouts, ReachRepository reach) {
        this.rollouts = rollouts;
        this.reach = reach;
    }

    @GET
    public RolloutViews.Seen get(@PathParam("digest") String digest) {
        var standing = rollouts.get(digest);
        return RolloutViews.Seen.of(standing, reach.of(digest, RolloutResource.preRelease(standing)));
    }
}
