package dev.portolan.tenants.signups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Open to all: who signs up has no token yet.
@Path("/api/signups")
@PermitAll
@RunOnVirtualThread
class SignupResource {
    private final SignupService signups;
    private final ConfirmationService confirmations;
    private final SignupStatus status;
    private final SignupLimits limits;

    SignupResource(SignupService signups, ConfirmationService confirmations, SignupStatus status, SignupLimits limits) {
        this.signups = signups;
        this.confirmations = confirmations;
        this.status = status;
        this.limits = limits;
    }

    @POST
    @ResponseStatus(202)
    public SignupView signUp(
            @NotNull @Valid SignupRequest request,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) @Nullable String idempotencyKey,
            @Context HttpServerRequest connection) {
        limits.admit(connection.remoteAddress().hostAddress());
        return status.of(signups.signUp(request, idempotencyKey));
    }

    @GET
    @Path("/{id}")
    public SignupView get(@PathParam("id") UUID id) {
        return status.of(signups.get(id));
    }

    /// Sends the mail again; its code is a new one.
    @POST
    @Path("/{id}/mail")
    @ResponseStatus(202)
    public SignupView mailAgain(@PathParam("id") UUID id, @Context HttpServerRequest connection) {
        limits.admit(connection.remoteAddress().hostAddress());
        limits.admitMail(id);
        return status.of(signups.mailAgain(id));
    }

    @POST
    @Path("/{id}/confirmation")
    @ResponseStatus(202)
    public SignupView confirm(@PathParam("id") UUID id, @NotNull @Valid Confirmation request) {
        var confirmed = confirmations.confirm(id, request.code(), request.password());
        return status.of(signups.get(id)).withAccount(confirmed.newAccount() ? "created" : "existing");
    }

    @GET
    @Path("/slugs/{slug}")
    public Availability availability(@PathParam("slug") String slug) {
        var fault = signups.unavailable(slug);
        return new Availability(slug, fault == null, fault);
    }

    /// @param password for a new account; not looked at when the e-mail address has an account
    record Confirmation(
            @NotBlank @Size(max = 200) String code,
            @Nullable @Size(max = 1000) String password) {
        /// Leaves both secrets out.
        @Override
        public String toString() {
            return "Confirmation[...]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Availability(
            String slug, boolean available, @Nullable String reason) {}
}
