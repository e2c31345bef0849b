package dev.portolan.plugins.publishers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/operator/plugins/publishers")
@RolesAllowed("operator")
@RunOnVirtualThread
class PublisherResource {
    private final PublisherService publishers;

    PublisherResource(PublisherService publishers) {
        this.publishers = publishers;
    }

    @GET
    @RolesAllowed({"operator", "support"})
    public Page<Item> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var page = publishers.page(cursor, limit);
        return new Page<>(page.items().stream().map(Item::of).toList(), page.next());
    }

    @POST
    @ResponseStatus(201)
    public Item add(@NotNull @Valid NewPublisher body) {
        return Item.of(publishers.add(body));
    }

    @PATCH
    @Path("/{publisher}")
    public Item change(@PathParam("publisher") String publisher, @NotNull @Valid PublisherPatch body) {
        return Item.of(publishers.change(publisher, body));
    }

    /// @param suspended whether its tokens open nothing
    record Item(
            String id,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String website,

            boolean reviewed,
            boolean suspended,
            Instant since,
            @JsonUnwrapped Signing signing) {
        static Item of(PublisherProfile publisher) {
            return new Item(
                    publisher.id(),
                    publisher.name(),
                    publisher.website(),
                    publisher.reviewed(),
                    publisher.suspendedAt() != null,
                    publisher.since(),
                    Signing.of(publisher.key()));
        }
    }

    /// Absent until a key was verified.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signing(@Nullable Instant verifiedAt, @Nullable String fingerprint) {
        static Signing of(PublisherProfile.@Nullable Key key) {
            return key == null ? new Signing(null, null) : new Signing(key.verifiedAt(), key.fingerprint());
        }
    }
}
