package dev.portolan.catalog.connections;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/connections")
@RunOnVirtualThread
class ConnectionResource {
    private final ConnectionService connections;
    private final ConnectionTrial trial;
    private final URI portal;

    ConnectionResource(
            ConnectionService connections,
            ConnectionTrial trial,
            @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.connections = connections;
        this.trial = trial;
        this.portal = portal;
    }

    /// The hosts that the tenant's sources are read at with a token. No token is ever shown.
    @GET
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Page<Connection> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return connections.page(cursor, limit);
    }

    @POST
    @ResponseStatus(201)
    @PermissionsAllowed(Permissions.CATALOG_CONNECTION_MANAGE)
    public Connection add(@NotNull @Valid ConnectionInput input) {
        return connections.add(input);
    }

    /// Changes name and user name, and the token where one is given.
    @PUT
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_CONNECTION_MANAGE)
    public Connection change(@PathParam("id") UUID id, @NotNull @Valid ConnectionInput.Change input) {
        return connections.change(id, input);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(Permissions.CATALOG_CONNECTION_MANAGE)
    public void remove(@PathParam("id") UUID id) {
        connections.remove(id);
    }

    /// Tries the connection on a file or repository at its host.
    @POST
    @Path("{id}/test")
    @PermissionsAllowed(Permissions.CATALOG_CONNECTION_MANAGE)
    public ConnectionTrial.Outcome test(@PathParam("id") UUID id, @NotNull @Valid TestInput input) {
        return trial.run(connections.get(id), input.url());
    }

    /// Makes the secret by which the host tells of changes; the one before is void from now on.
    @POST
    @Path("{id}/webhook")
    @PermissionsAllowed(Permissions.CATALOG_CONNECTION_MANAGE)
    public RestResponse<Webhook> webhook(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        var secret = connections.renewWebhook(id);
        var path = "/api/tenants/%s/sources/webhooks/%s".formatted(tenant, id);
        return RestResponse.ResponseBuilder.create(
                        Response.Status.OK, new Webhook(portal.resolve(path).toString(), secret))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    record TestInput(
            @NotNull(message = "must be the address of a file or a repository at the connection's host")
            @Size(max = 2000, message = "must have at most 2,000 characters")
            String url) {}

    /// @param secret shown this once
    record Webhook(String url, String secret) {
        /// Leaves the secret out.
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }
}
