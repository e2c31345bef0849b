package dev.portolan.plugins.republication;

import dev.portolan.kernel.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Writes the state topics again, and says how far that has come.
@Path("/api/operator/plugins/republication")
@RolesAllowed("operator")
@RunOnVirtualThread
class RepublicationResource {
    private final RepublicationWorker worker;
    private final RepublicationService runs;
    private final Caller caller;

    RepublicationResource(RepublicationWorker worker, RepublicationService runs, Caller caller) {
        this.worker = worker;
        this.runs = runs;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    public Republication begin() {
        return worker.begin(caller.subject());
    }

    @GET
    public Republication latest() {
        return runs.latest();
    }
}
