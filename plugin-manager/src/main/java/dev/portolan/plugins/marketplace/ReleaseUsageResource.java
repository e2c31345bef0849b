package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/operator/plugins/releases")
@RolesAllowed({"operator", "support"})
@RunOnVirtualThread
class ReleaseUsageResource {
    private final ReleaseUsage usage;

    ReleaseUsageResource(ReleaseUsage usage) {
        this.usage = usage;
    }

    @GET
    public Page<ReleaseUsage.Used> list(
            @QueryParam("q") @DefaultValue("") @Size(max = 200) String text,
            @QueryParam("plugin") @DefaultValue("") @Size(max = 100) String plugin,
            @QueryParam("status")
                    @DefaultValue("")
                    @Pattern(
                            regexp = "|published|deprecated|yanked|revoked",
                            message = "must be published, deprecated, yanked or revoked")
                    String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return usage.page(new ReleaseUsage.Filter(text, plugin, status), cursor, limit);
    }
}
