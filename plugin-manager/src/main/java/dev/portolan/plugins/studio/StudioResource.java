package dev.portolan.plugins.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.studio.DraftViews.Beginning;
import dev.portolan.plugins.studio.DraftViews.Item;
import dev.portolan.plugins.studio.DraftViews.Preview;
import dev.portolan.plugins.studio.DraftViews.Released;
import dev.portolan.plugins.studio.DraftViews.Saved;
import dev.portolan.plugins.studio.DraftViews.Whole;
import dev.portolan.plugins.studio.SampleService.Question;
import dev.portolan.plugins.studio.SampleService.Sample;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/studio")
@PermissionsAllowed(Permissions.PLUGIN_INSTALL)
@RunOnVirtualThread
class StudioResource {
    private static final String LOCALE = "en";

    private final DraftService drafts;
    private final SampleService samples;
    private final PreviewService previews;
    private final PublicationService publications;

    StudioResource(
            DraftService drafts, SampleService samples, PreviewService previews, PublicationService publications) {
        this.drafts = drafts;
        this.samples = samples;
        this.previews = previews;
        this.publications = publications;
    }

    @GET
    @Path("/drafts")
    public Page<Item> list() {
        return drafts.list();
    }

    @POST
    @Path("/drafts")
    @ResponseStatus(201)
    public Whole begin(@NotNull @Valid Beginning body) {
        return drafts.begin(body);
    }

    @GET
    @Path("/drafts/{id}")
    public RestResponse<Whole> get(@PathParam("id") String id) {
        return tagged(drafts.get(known(id)));
    }

    @PUT
    @Path("/drafts/{id}")
    public RestResponse<Whole> save(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Saved body) {
        return tagged(drafts.save(known(id), body.content(), ifMatch));
    }

    @DELETE
    @Path("/drafts/{id}")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        drafts.delete(known(id), ifMatch);
    }

    /// Makes the next release of it, which is there for this organization only.
    @POST
    @Path("/drafts/{id}/publication")
    @ResponseStatus(201)
    public Released publish(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return publications.publish(known(id), ifMatch);
    }

    /// Asks an address once.
    @POST
    @Path("/samples")
    public Sample sample(@NotNull @Valid Question body) {
        return samples.fetch(body);
    }

    /// Changes nothing.
    @POST
    @Path("/previews")
    public Preview preview(@NotNull @Valid Trial body) {
        var given = body.samples();
        return previews.show(
                body.content(), ref(body.entity()), given == null ? MissingNode.getInstance() : given, LOCALE);
    }

    /// A draft as it stands in the form.
    ///
    /// @param entity reference of the one on whose page it is shown
    /// @param samples `{status, body}` by request
    record Trial(
            @NotNull ObjectNode content,
            @Size(max = 300) @Nullable String entity,
            @Nullable JsonNode samples) {}

    private static RestResponse<Whole> tagged(Whole draft) {
        return ResponseBuilder.ok(draft)
                .header(HttpHeaders.ETAG, "\"" + draft.state().revision() + "\"")
                .build();
    }

    private static @Nullable EntityRef ref(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : EntityRef.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/entity", String.valueOf(e.getMessage()));
        }
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}
