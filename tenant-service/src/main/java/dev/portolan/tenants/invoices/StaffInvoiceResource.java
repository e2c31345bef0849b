package dev.portolan.tenants.invoices;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.invoices.Invoice.State;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The invoices of all tenants, for billing staff; operators may look.
@Path("/api/operator/invoices")
@RolesAllowed("billing")
@RunOnVirtualThread
class StaffInvoiceResource {
    private final InvoiceDirectory directory;
    private final InvoiceService invoices;
    private final IssueService issuing;
    private final SettlementService settlements;
    private final TenantScope scope;

    StaffInvoiceResource(
            InvoiceDirectory directory,
            InvoiceService invoices,
            IssueService issuing,
            SettlementService settlements,
            TenantScope scope) {
        this.directory = directory;
        this.invoices = invoices;
        this.issuing = issuing;
        this.settlements = settlements;
        this.scope = scope;
    }

    @GET
    @RolesAllowed({"billing", "operator"})
    public Page<Invoice> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("q") @Size(max = 100) @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var text = q == null || q.isBlank() ? null : q;
        return InvoiceService.page(
                directory.search(state(state), text, InvoiceService.position(cursor), limit + 1), limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"billing", "operator"})
    public Invoice get(@PathParam("id") UUID id) {
        return in(id, () -> invoices.look(id));
    }

    @GET
    @Path("/{id}/pdf")
    @Produces(InvoiceResource.PDF)
    @RolesAllowed({"billing", "operator"})
    public Response pdf(@PathParam("id") UUID id) {
        return in(id, () -> InvoiceResource.file(invoices.look(id), invoices.staffPdf(id)));
    }

    @POST
    @Path("/{id}/issue")
    public Invoice issue(@PathParam("id") UUID id) {
        return in(id, () -> issuing.issue(id));
    }

    @POST
    @Path("/{id}/payment")
    public Invoice pay(@PathParam("id") UUID id, @NotNull @Valid Payment request) {
        return in(
                id, () -> settlements.pay(id, request.at(), request.reference().strip()));
    }

    @POST
    @Path("/{id}/void")
    public Invoice makeVoid(@PathParam("id") UUID id, @NotNull @Valid Voiding request) {
        return in(id, () -> settlements.makeVoid(id, request.reason().strip()));
    }

    @POST
    @Path("/{id}/credit")
    public Invoice credit(@PathParam("id") UUID id, @NotNull @Valid Credit request) {
        var wanted = request.lines();
        var lines = wanted == null
                ? null
                : wanted.stream()
                        .map(line -> Line.of(line.text().strip(), 1, -line.amountMinor(), null))
                        .toList();
        return in(id, () -> settlements.credit(id, request.reason().strip(), lines));
    }

    private <T> T in(UUID id, Supplier<T> act) {
        return scope.call(directory.tenantOf(id).orElseThrow(ProblemException::notFound), act);
    }

    private static @Nullable State state(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("state", "is no state; take draft, issued, overdue, paid or void");
        }
    }

    /// @param at when the money came; now, when left out
    record Payment(
            @Nullable Instant at, @NotBlank @Size(max = 200) String reference) {}

    record Voiding(@NotBlank @Size(max = 300) String reason) {}

    /// @param lines what to take back; all that is left, when left out
    record Credit(
            @NotBlank @Size(max = 300) String reason,
            @Nullable @Size(min = 1, max = 50) List<@NotNull @Valid CreditLine> lines) {}

    /// @param amountMinor what to take back, above 0, in minor units of the invoice's currency
    record CreditLine(
            @NotBlank @Size(max = 200) String text,
            @Min(1) @Max(100_000_000_000L) long amountMinor) {}
}
