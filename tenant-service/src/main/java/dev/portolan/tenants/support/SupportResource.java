package dev.portolan.tenants.support;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.support.SupportSession.Who;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tenant's side: everybody sees who is in; owners let in, refuse and see out.
@Path("/api/tenants/{tenant}/support-sessions")
@RunOnVirtualThread
class SupportResource {
    private final SupportService support;
    private final Caller caller;

    SupportResource(SupportService support, Caller caller) {
        this.support = support;
        this.caller = caller;
    }

    /// Newest first: the active ones; all of them for who may consent.
    @GET
    @PermissionsAllowed(Permissions.TENANT_READ)
    public Page<SupportView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var all = caller.may(Permissions.SUPPORT_CONSENT);
        var found = support.before(all, SupportCursor.read(cursor), limit + 1);
        return SupportCursor.page(found.stream().map(this::view).toList(), limit);
    }

    @POST
    @Path("/{id}/consent")
    @PermissionsAllowed(Permissions.SUPPORT_CONSENT)
    public SupportView consent(@PathParam("id") String id, @Nullable Consent body) {
        var by = new Who(caller.subject(), caller.displayName());
        return view(support.consent(uuid(id), by, body != null && body.write()));
    }

    @POST
    @Path("/{id}/refusal")
    @PermissionsAllowed(Permissions.SUPPORT_CONSENT)
    public SupportView refuse(@PathParam("id") String id) {
        return view(support.refuse(uuid(id)));
    }

    @POST
    @Path("/{id}/end")
    @PermissionsAllowed(Permissions.SUPPORT_CONSENT)
    public SupportView end(@PathParam("id") String id) {
        return view(support.end(uuid(id)));
    }

    private SupportView view(SupportSession session) {
        return SupportView.of(caller.tenant().slug().value(), session);
    }

    // What is no UUID is no session's id, like any other that is unknown.
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    /// @param write whether support may also change what they asked to
    record Consent(boolean write) {}
}
