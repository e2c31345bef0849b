package dev.portolan.plugins.rollouts;

import dev.portolan.kernel.identity.Caller;
import dev.portolan.plugins.rollouts.RolloutService.Staff;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Set;

@Path("/api/operator/plugins/releases/{digest}/rollout")
@RolesAllowed("operator")
@RunOnVirtualThread
class RolloutResource {
    private final RolloutService rollouts;
    private final ReachRepository reach;
    private final Caller caller;

    RolloutResource(RolloutService rollouts, ReachRepository reach, Caller caller) {
        this.rollouts = rollouts;
        this.reach = reach;
        this.caller = caller;
    }

    @PUT
    public RolloutViews.Seen put(@PathParam("digest") String digest, @NotNull @Valid Wanted body) {
        var wanted = new Rollout(body.percent(), body.rings(), body.paused());
        var standing = rollouts.put(digest, wanted, new Staff(caller.subject(), caller.displayName()));
        return RolloutViews.Seen.of(standing, reach.of(digest, preRelease(standing)));
    }

    static boolean preRelease(RolloutService.Standing standing) {
        return standing.release().manifest().release().preRelease();
    }

    record Wanted(
            @NotNull @Min(0) @Max(100) Integer percent,
            @NotEmpty Set<@NotNull Ring> rings,
            boolean paused) {}
}
