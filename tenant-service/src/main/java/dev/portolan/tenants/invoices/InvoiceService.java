package dev.portolan.tenants.invoices;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows the current tenant's invoices: issued ones to the customer, all to staff.
@ApplicationScoped
@Transactional
public class InvoiceService {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final InvoiceRepository invoices;
    private final IssueService issuing;
    private final Audit audit;

    InvoiceService(InvoiceRepository invoices, IssueService issuing, Audit audit) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.audit = audit;
    }

    /// What the customer sees: issued ones, the newest first.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    public Page<Invoice> page(@Nullable String cursor, int size) {
        return page(invoices.issued(position(cursor), size + 1), size);
    }

    /// One that was issued.
    ///
    /// @throws ProblemException `not-found`, for a draft too
    public Invoice get(UUID id) {
        return invoices.find(id)
                .filter(found -> found.heading().number() != null)
                .orElseThrow(ProblemException::notFound);
    }

    /// The PDF as it was issued.
    ///
    /// @throws ProblemException `not-found`, for a draft too
    public byte[] pdf(UUID id) {
        return invoices.pdf(id).orElseThrow(ProblemException::notFound);
    }

    /// Takes away what was drafted and never issued, with its periods: for a tenant that leaves. What was issued stays.
    public void forgetDrafts() {
        invoices.deleteDrafts();
    }

    public InvoiceCounts counts() {
        return invoices.counts();
    }

    /// The zone whose days the tenant's invoices show.
    public ZoneId zone() {
        return invoices.hold();
    }

    /// The frozen JSON of everything that was issued, the oldest first.
    public List<String> snapshots() {
        return invoices.snapshots();
    }

    /// One as staff see it, drafts too; the look is on record.
    Invoice look(UUID id) {
        var found = invoices.get(id);
        audit.record("invoice.looked-at", IssueService.target(found));
        return found;
    }

    /// The PDF as staff see it: of a draft, as it would be issued.
    byte[] staffPdf(UUID id) {
        return invoices.pdf(id).orElseGet(() -> issuing.preview(invoices.get(id), invoices.hold()));
    }

    static Page<Invoice> page(List<Invoice> found, int size) {
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    /// @return the id after which a page begins
    static UUID position(@Nullable String cursor) {
        try {
            return cursor == null
                    ? NEWEST
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
