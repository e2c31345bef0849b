package dev.portolan.catalog.sources;

import dev.portolan.catalog.processing.FindingService;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/sources/errors")
@RunOnVirtualThread
@PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
class SourceErrorResource {
    private final FindingService findings;

    SourceErrorResource(FindingService findings) {
        this.findings = findings;
    }

    /// All that is wrong in the sources, newest first: also with entities that have never made it into the
    /// catalog. As
    /// CSV, the next page is in the header `Link`.
    @GET
    @Produces({MediaType.APPLICATION_JSON, ErrorCsvFormat.CSV})
    public ErrorPage list(
            @QueryParam("source") @Nullable UUID source,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        var found = findings.page(source, cursor, limit);
        var filter = source == null ? "" : "source=" + source + "&";
        return new ErrorPage(
                found.items().stream().map(SourceError::of).toList(),
                found.next(),
                found.next() == null ? null : "?%slimit=%d&cursor=%s".formatted(filter, limit, found.next()));
    }
}
