package dev.portolan.tenants.invitations;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.invitations.Invitation.Inviter;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/invitations")
@PermissionsAllowed(Permissions.MEMBER_MANAGE)
@RunOnVirtualThread
class InvitationResource {
    private final InvitationService invitations;
    private final InvitationMailer mailer;
    private final InvitationLimits limits;
    private final CurrentTenant tenant;
    private final Caller caller;

    InvitationResource(
            InvitationService invitations,
            InvitationMailer mailer,
            InvitationLimits limits,
            CurrentTenant tenant,
            Caller caller) {
        this.invitations = invitations;
        this.mailer = mailer;
        this.limits = limits;
        this.tenant = tenant;
        this.caller = caller;
    }

    @GET
    public Page<Invitation> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return invitations.page(cursor, limit);
    }

    @POST
    @ResponseStatus(201)
    public Invitation invite(@NotNull @Valid InvitationRequest request) {
        limits.admitMail(tenant.id());
        var invitation = invitations.invite(inviter(), request);
        mailer.ring();
        return invitation;
    }

    @POST
    @Path("/{id}/resend")
    public Invitation resend(@PathParam("id") UUID id) {
        limits.admitMail(tenant.id());
        var invitation = invitations.resend(inviter(), id);
        mailer.ring();
        return invitation;
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("id") UUID id) {
        invitations.revoke(id);
    }

    private Inviter inviter() {
        return new Inviter(caller.subject(), caller.displayName());
    }
}
