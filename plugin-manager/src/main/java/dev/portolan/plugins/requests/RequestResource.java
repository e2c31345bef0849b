package dev.portolan.plugins.requests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.Migrations;
import dev.portolan.plugins.requests.RequestViews.Approved;
import dev.portolan.plugins.requests.RequestViews.Asked;
import dev.portolan.plugins.requests.RequestViews.Rejection;
import dev.portolan.plugins.requests.RequestViews.Wish;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Whoever sees plugins may ask for one; whoever may install them decides.
@Path("/api/tenants/{tenant}/plugin-requests")
@RunOnVirtualThread
class RequestResource {
    private final RequestService requests;
    private final ApprovalService approvals;
    private final Migrations migrations;

    RequestResource(RequestService requests, ApprovalService approvals, Migrations migrations) {
        this.requests = requests;
        this.approvals = approvals;
        this.migrations = migrations;
    }

    @GET
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public Page<Asked> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("mine") boolean mine,
            @QueryParam("cursor") @Nullable String cursor) {
        return requests.page(state(state), mine, cursor);
    }

    @POST
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public RestResponse<Asked> ask(@NotNull @Valid Wish wish) {
        var result = requests.ask(wish);
        return RestResponse.status(
                result.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, result.request());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public Asked get(@PathParam("id") String id) {
        return requests.get(known(id));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permissions.PLUGIN_READ)
    public void withdraw(@PathParam("id") String id) {
        requests.withdraw(known(id));
    }

    @POST
    @Path("/{id}/approval")
    @PermissionsAllowed(Permissions.PLUGIN_INSTALL)
    public Approved approve(@PathParam("id") String id, @Nullable JsonNode body) {
        var request = known(id);
        return migrations.around(() -> approvals.approve(request, body));
    }

    @POST
    @Path("/{id}/rejection")
    @PermissionsAllowed(Permissions.PLUGIN_INSTALL)
    public Asked reject(@PathParam("id") String id, @NotNull @Valid Rejection body) {
        return requests.reject(known(id), body.reason());
    }

    private static @Nullable RequestState state(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Arrays.stream(RequestState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("state", "must be one of open, approved, rejected, withdrawn"));
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
