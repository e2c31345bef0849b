package dev.portolan.tenants.support;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.support.SupportSession.Who;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The provider's side: ask, look what became of it, end.
@Path("/api/operator/support-sessions")
@RolesAllowed({SupportAccess.SUPPORT, SupportAccess.OPERATOR})
@RunOnVirtualThread
class StaffSupportResource {
    private final SupportDirectory directory;
    private final SupportService support;
    private final TenantDirectory tenants;
    private final TenantScope scope;
    private final Caller caller;

    StaffSupportResource(
            SupportDirectory directory,
            SupportService support,
            TenantDirectory tenants,
            TenantScope scope,
            Caller caller) {
        this.directory = directory;
        this.support = support;
        this.tenants = tenants;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public SupportView request(@NotNull @Valid Ask body) {
        var tenant = tenants.bySlug(body.tenant())
                .filter(found -> found.state() != TenantLifecycle.DELETED)
                .orElseThrow(() -> ProblemException.invalid(
                        "/tenant", "is no organization's address; look it up in the list of tenants"));
        var staff = new Who(caller.subject(), caller.displayName());
        var wanted = new SupportService.Wanted(staff, body.reason().strip(), body.minutes(), body.write());
        return SupportView.of(tenant.slug().value(), scope.call(tenant.id(), () -> support.request(wanted)));
    }

    /// Newest first, of all tenants.
    @GET
    public Page<SupportView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var wanted = state == null || state.isBlank() ? null : SupportState.parse(state);
        var found = directory.before(wanted, SupportCursor.read(cursor), limit + 1).stream()
                .map(listed -> SupportView.of(listed.slug(), listed.session()))
                .toList();
        return SupportCursor.page(found, limit);
    }

    @POST
    @Path("/{id}/end")
    public SupportView end(@PathParam("id") String id) {
        var found = directory.find(SupportResource.uuid(id)).orElseThrow(ProblemException::notFound);
        var session = found.session();
        return SupportView.of(found.slug(), scope.call(session.tenant(), () -> support.end(session.id())));
    }

    /// @param tenant the slug
    /// @param minutes how long the session lasts from the consent on
    /// @param write whether they want to change settings, too
    record Ask(
            @NotBlank(message = "is missing; give the organization's address")
            String tenant,

            @NotBlank(message = "is missing; tell the owners why")
            @Size(max = 300, message = "is longer than 300 characters; say it shorter")
            String reason,

            @NotNull(message = "is missing; give 5 to 240 minutes")
            @Min(value = 5, message = "is less than 5; give 5 to 240 minutes")
            @Max(value = 240, message = "is more than 240; give 5 to 240 minutes")
            Integer minutes,

            boolean write) {}
}
