package dev.portolan.tenants.invoices;

import dev.portolan.kernel.identity.Caller;
import dev.portolan.tenants.invoices.ClaimedRun.Starter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.YearMonth;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/operator/invoice-runs")
@RunOnVirtualThread
class InvoiceRunResource {
    private final InvoiceRunService runs;
    private final Caller caller;

    InvoiceRunResource(InvoiceRunService runs, Caller caller) {
        this.runs = runs;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @RolesAllowed("billing")
    public InvoiceRun start(@NotNull @Valid Start request) {
        return runs.start(YearMonth.parse(request.month()), new Starter(caller.subject(), caller.displayName()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"billing", "operator"})
    public InvoiceRun get(@PathParam("id") UUID id) {
        return runs.get(id);
    }

    record Start(
            @NotNull @Pattern(regexp = "20\\d{2}-(0[1-9]|1[0-2])", message = "is no month; write it as 2026-10")
            String month) {}
}
