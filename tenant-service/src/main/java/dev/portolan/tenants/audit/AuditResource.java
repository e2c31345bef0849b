package dev.portolan.tenants.audit;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/audit")
@RunOnVirtualThread
@PermissionsAllowed(Permissions.AUDIT_READ)
class AuditResource {
    private static final String CSV = "csv";
    private static final String TOO_LONG = "is longer than 200 characters; give a shorter part";

    private final AuditService audit;
    private final AuditExport export;
    private final ChainCheck check;
    private final Caller caller;

    AuditResource(AuditService audit, AuditExport export, ChainCheck check, Caller caller) {
        this.audit = audit;
        this.export = export;
        this.check = check;
        this.caller = caller;
    }

    @GET
    public Page<Recorded> list(
            @QueryParam("actor") @Size(max = 200, message = TOO_LONG) @Nullable String actor,
            @QueryParam("action") @Size(max = 200, message = TOO_LONG) @Nullable String action,
            @QueryParam("target") @Size(max = 200, message = TOO_LONG) @Nullable String target,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("q") @Size(max = 200, message = TOO_LONG) @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return audit.page(filter(actor, action, target, q).between(from, to), cursor, limit);
    }

    /// All that the filters let through, in the order of the chain.
    @GET
    @Path("export")
    public Response export(
            @QueryParam("format")
                    @DefaultValue("ndjson")
                    @Pattern(regexp = "ndjson|csv", message = "is neither ndjson nor csv; choose one of them")
                    String format,
            @QueryParam("actor") @Size(max = 200, message = TOO_LONG) @Nullable String actor,
            @QueryParam("action") @Size(max = 200, message = TOO_LONG) @Nullable String action,
            @QueryParam("target") @Size(max = 200, message = TOO_LONG) @Nullable String target,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("q") @Size(max = 200, message = TOO_LONG) @Nullable String q) {
        var filter = filter(actor, action, target, q).between(from, to);
        // The caller is gone when the body is written.
        var tenant = caller.tenant().id();
        var csv = format.equals(CSV);
        StreamingOutput body = csv ? out -> export.csv(tenant, filter, out) : out -> export.json(tenant, filter, out);
        var file = "audit-" + caller.tenant().slug() + "." + format;
        return Response.ok(body, csv ? "text/csv;charset=utf-8" : "application/x-ndjson")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    @GET
    @Path("check")
    public ChainCheck.Result check() {
        return check.run();
    }

    private static AuditFilter filter(
            @Nullable String actor, @Nullable String action, @Nullable String target, @Nullable String q) {
        return new AuditFilter(given(actor), given(action), given(target), null, null, given(q));
    }

    // A form sends its empty fields, too.
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
