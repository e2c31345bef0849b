package dev.portolan.plugins.publishers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// A publisher's own key. Open to all by annotation: the publisher's token is checked here.
@Path("/api/marketplace/publishers/{publisher}/key")
@PermitAll
@RunOnVirtualThread
class PublisherKeyResource {
    private final PublisherKeyService keys;
    private final PublisherAccess access;

    PublisherKeyResource(PublisherKeyService keys, PublisherAccess access) {
        this.keys = keys;
        this.access = access;
    }

    @POST
    public Challenge propose(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @NotNull @Valid Proposal body) {
        return new Challenge(
                keys.propose(access.require(authorization, publisher).id(), body.publicKey()));
    }

    @POST
    @Path("/verification")
    public Verified verify(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @NotNull @Valid Proof body) {
        var key = keys.verify(access.require(authorization, publisher).id(), body.signature());
        return new Verified(key.verifiedAt(), key.fingerprint());
    }

    /// @param publicKey of Ed25519, X.509 in base64 or PEM
    record Proposal(@NotBlank @Size(max = 500) String publicKey) {}

    /// @param challenge to be signed as it is, in UTF-8
    record Challenge(String challenge) {}

    /// @param signature base64
    record Proof(@NotBlank @Size(max = 200) String signature) {}

    record Verified(Instant verifiedAt, String fingerprint) {}
}
