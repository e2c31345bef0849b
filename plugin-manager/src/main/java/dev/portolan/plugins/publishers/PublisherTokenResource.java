package dev.portolan.plugins.publishers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/operator/plugins/publishers/{publisher}/tokens")
@RolesAllowed("operator")
@RunOnVirtualThread
class PublisherTokenResource {
    private final PublisherTokenService tokens;

    PublisherTokenResource(PublisherTokenService tokens) {
        this.tokens = tokens;
    }

    /// All of them: there are few.
    @GET
    @RolesAllowed({"operator", "support"})
    public Page<PublisherTokenService.Info> list(@PathParam("publisher") String publisher) {
        return new Page<>(tokens.list(publisher), null);
    }

    @POST
    public RestResponse<Created> make(@PathParam("publisher") String publisher, @NotNull @Valid TokenWish body) {
        var made = tokens.make(publisher, body.name());
        return RestResponse.ResponseBuilder.create(Response.Status.CREATED, new Created(made.info(), made.token()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("publisher") String publisher, @PathParam("id") UUID id) {
        tokens.delete(publisher, id);
    }

    /// @param name for people, to tell tokens apart
    record TokenWish(
            @NotBlank @Size(max = 100) @Pattern(regexp = NewPublisher.PLAIN, message = NewPublisher.PLAIN_WORDS)
            String name) {}

    /// @param token shown this once
    record Created(@JsonUnwrapped PublisherTokenService.Info info, String token) {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Created[" + info.id() + "]";
        }
    }
}
