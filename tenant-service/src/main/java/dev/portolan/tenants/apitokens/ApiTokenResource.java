package dev.portolan.tenants.apitokens;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Everybody who may make tokens sees and revokes their own; who manages members, everybody's.
@Path("/api/tenants/{tenant}/tokens")
@RunOnVirtualThread
class ApiTokenResource {
    private final ApiTokenService tokens;
    private final Caller caller;

    ApiTokenResource(ApiTokenService tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed({Permissions.TOKEN_MANAGE, Permissions.MEMBER_MANAGE})
    public Page<ApiToken> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return tokens.page(whose(), cursor, limit);
    }

    @POST
    @PermissionsAllowed(Permissions.TOKEN_MANAGE)
    public RestResponse<Created> make(@NotNull @Valid ApiTokenRequest request) {
        if (caller.isProgram()) {
            // It could give itself a longer life.
            throw new ProblemException(Common.FORBIDDEN, "An API token makes no API tokens. Sign in to make one.");
        }
        var maker = new Owner(caller.subject(), caller.displayName());
        var made = tokens.make(maker, caller.permissions(), request);
        return RestResponse.ResponseBuilder.create(Response.Status.CREATED, new Created(made.info(), made.token()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed({Permissions.TOKEN_MANAGE, Permissions.MEMBER_MANAGE})
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(id, whose());
    }

    private @Nullable String whose() {
        return caller.may(Permissions.MEMBER_MANAGE) ? null : caller.subject();
    }

    /// @param token shown this once
    record Created(@JsonUnwrapped ApiToken info, String token) {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Created[" + info.id() + "]";
        }
    }
}
