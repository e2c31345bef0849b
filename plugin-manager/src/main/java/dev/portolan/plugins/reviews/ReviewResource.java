package dev.portolan.plugins.reviews;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Packages that wait for a person, and those that were sent before.
@Path("/api/operator/plugins/reviews")
@RolesAllowed("operator")
@RunOnVirtualThread
class ReviewResource {
    private final ReviewService reviews;
    private final SubmissionService submissions;
    private final Caller caller;

    ReviewResource(ReviewService reviews, SubmissionService submissions, Caller caller) {
        this.reviews = reviews;
        this.submissions = submissions;
        this.caller = caller;
    }

    /// Newest first.
    @GET
    @RolesAllowed({"operator", "support"})
    public Page<Submission> list(
            @QueryParam("state")
                    @Pattern(
                            regexp = "uploaded|validating|scanning|quarantined|rejected|published",
                            message = "must be uploaded, validating, scanning, quarantined, rejected or published")
                    @Nullable
                    String state,
            @QueryParam("publisher") @DefaultValue("") @Size(max = 40) String publisher,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var wanted = state == null ? null : SubmissionState.valueOf(state.toUpperCase(Locale.ROOT));
        return submissions.page(publisher, "", wanted, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"operator", "support"})
    public ReviewService.Review show(@PathParam("id") UUID id) {
        return reviews.show(id);
    }

    @GET
    @Path("/{id}/files")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({"operator", "support"})
    public Response file(@PathParam("id") UUID id, @QueryParam("path") @DefaultValue("") @Size(max = 200) String path) {
        return Response.ok(reviews.file(id, path), "text/plain;charset=UTF-8")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @POST
    @Path("/{id}/approval")
    public Submission approve(@PathParam("id") UUID id, @NotNull @Valid Approval body) {
        return reviews.approve(id, caller.displayName(), body.note());
    }

    @POST
    @Path("/{id}/rejection")
    public Submission refuse(@PathParam("id") UUID id, @NotNull @Valid Rejection body) {
        return reviews.refuse(id, caller.displayName(), body.reason());
    }

    record Approval(@Nullable @Size(max = 500) String note) {}

    /// @param reason shown to the author
    record Rejection(@NotBlank @Size(max = 500) String reason) {}
}
