package dev.portolan.plugins.journal;

import dev.portolan.contracts.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/operator/plugins/journal")
@RolesAllowed({"operator", "support"})
@RunOnVirtualThread
class JournalResource {
    private final JournalService journal;

    JournalResource(JournalService journal) {
        this.journal = journal;
    }

    @GET
    public Page<JournalService.Entry> list(
            @QueryParam("target") @DefaultValue("") @Size(max = 200) String target,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return journal.page(target, cursor, limit);
    }
}
