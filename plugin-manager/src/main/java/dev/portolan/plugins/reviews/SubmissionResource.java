package dev.portolan.plugins.reviews;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.publishers.PublisherAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Where publishers send their packages. Open to all by annotation: the publisher's token is checked here, before
/// anything of the package is read.
@Path("/api/marketplace/releases")
@PermitAll
@RunOnVirtualThread
class SubmissionResource {
    private static final int PAGE = 50;

    private final SubmissionService submissions;
    private final Screening screening;
    private final PublisherAccess access;
    private final Semaphore free;
    private final int largest;

    SubmissionResource(
            SubmissionService submissions, Screening screening, PublisherAccess access, SubmissionConfig config) {
        this.submissions = submissions;
        this.screening = screening;
        this.access = access;
        this.free = new Semaphore(config.atOnce());
        this.largest = config.largestMiB() << 20;
    }

    /// Keeps the package and screens it at once: the answer says what came of it.
    @POST
    @Consumes("application/zip")
    @ResponseStatus(202)
    public Submission send(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization, InputStream body) {
        var publisher = access.require(authorization);
        if (!free.tryAcquire()) {
            throw ProblemException.retryAfter(
                    Common.UNAVAILABLE,
                    "Several packages are being looked at. Send yours again soon.",
                    Duration.ofSeconds(5));
        }
        try {
            var id = submissions.receive(publisher, bounded(body));
            screening.screen(id);
            return submissions.find(id);
        } finally {
            free.release();
        }
    }

    /// The caller's own, newest first.
    @GET
    public Page<Submission> list(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @QueryParam("plugin") @DefaultValue("") @Size(max = 40) String plugin,
            @QueryParam("cursor") @Nullable String cursor) {
        return submissions.page(access.require(authorization).id(), plugin, null, cursor, PAGE);
    }

    /// The newest of a version.
    @GET
    @Path("/{publisher}/{plugin}/{version}")
    public Submission show(
            @HeaderParam("Authorization") @Parameter(hidden = true) @Nullable String authorization,
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("version") String version) {
        return submissions.newest(access.require(authorization, publisher).id(), plugin, version);
    }

    private byte[] bounded(InputStream body) {
        try {
            var bytes = body.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new ProblemException(
                        Common.TOO_LARGE, "A package may have at most %d MiB, packed.".formatted(largest >> 20));
            }
            if (bytes.length == 0) {
                throw new ProblemException(Common.INVALID, "The body is empty: send the package, a zip.");
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(Common.INVALID, "The package did not arrive whole.");
        }
    }
}
