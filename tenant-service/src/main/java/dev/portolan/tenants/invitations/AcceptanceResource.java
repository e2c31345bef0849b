package dev.portolan.tenants.invitations;

import dev.portolan.contracts.Slug;
import dev.portolan.tenants.keycloak.NewAccount;
import dev.portolan.tenants.members.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Open to all: who is invited may have no account yet. The code of the mail is what counts.
@Path("/api/invitations/{id}")
@PermitAll
@RunOnVirtualThread
class AcceptanceResource {
    private final AcceptanceService acceptances;
    private final InvitationLimits limits;

    AcceptanceResource(AcceptanceService acceptances, InvitationLimits limits) {
        this.acceptances = acceptances;
        this.limits = limits;
    }

    @GET
    public View get(
            @PathParam("id") UUID id,
            @QueryParam("code") @NotBlank @Size(max = 200) String code,
            @Context HttpServerRequest connection) {
        limits.admit(connection.remoteAddress().hostAddress());
        var found = acceptances.look(id, code);
        return View.of(found, acceptances.hasAccount(found));
    }

    @POST
    @Path("/acceptance")
    public Joined accept(
            @PathParam("id") UUID id, @NotNull @Valid Acceptance request, @Context HttpServerRequest connection) {
        var address = connection.remoteAddress().hostAddress();
        limits.admit(address);
        var person = new AcceptanceService.Person(request.givenName(), request.familyName(), request.password());
        var accepted = acceptances.accept(id, request.code(), person, address);
        return new Joined(
                new Joined.Organization(
                        accepted.tenant().slug(), accepted.tenant().name()),
                accepted.account());
    }

    /// @param account `new` when a password is to be chosen, else `existing`
    record View(
            String organization,
            Slug slug,
            String email,
            Role role,
            Instant expiresAt,
            String account,
            String invitedBy) {
        static View of(Invited invited, boolean hasAccount) {
            var invitation = invited.invitation();
            return new View(
                    invited.tenant().name(),
                    invited.tenant().slug(),
                    invitation.email(),
                    invitation.role(),
                    invitation.times().expiresAt(),
                    hasAccount ? "existing" : "new",
                    invitation.invitedBy().name());
        }
    }

    record Acceptance(
            @NotBlank @Size(max = 200) String code,

            @Size(max = 100) @Pattern(regexp = NewAccount.NAME, message = NewAccount.NO_NAME) @Nullable
            String givenName,

            @Size(max = 100) @Pattern(regexp = NewAccount.NAME, message = NewAccount.NO_NAME) @Nullable
            String familyName,

            @Nullable @Size(max = 1000) String password) {
        /// Leaves the secrets and the person out.
        @Override
        public String toString() {
            return "Acceptance[...]";
        }
    }

    record Joined(Organization tenant, AccountKind account) {
        record Organization(Slug slug, String name) {}
    }
}
