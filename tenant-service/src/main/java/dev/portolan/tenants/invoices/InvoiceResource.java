package dev.portolan.tenants.invoices;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant sees of its invoices; also while it is suspended.
@Path("/api/tenants/{tenant}/billing/invoices")
@RunOnVirtualThread
class InvoiceResource {
    static final String PDF = "application/pdf";

    private final InvoiceService invoices;

    InvoiceResource(InvoiceService invoices) {
        this.invoices = invoices;
    }

    @GET
    @PermissionsAllowed(Permissions.BILLING_READ)
    public Page<Invoice> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return invoices.page(cursor, limit);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.BILLING_READ)
    public Invoice get(@PathParam("id") UUID id) {
        return invoices.get(id);
    }

    @GET
    @Path("/{id}/pdf")
    @Produces(PDF)
    @PermissionsAllowed(Permissions.BILLING_READ)
    public Response pdf(@PathParam("id") UUID id) {
        return file(invoices.get(id), invoices.pdf(id));
    }

    static Response file(Invoice invoice, byte[] pdf) {
        return Response.ok(pdf, PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + invoice.name() + ".pdf\"")
                .build();
    }
}
