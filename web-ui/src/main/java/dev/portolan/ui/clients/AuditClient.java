package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Calls tenant-service about the audit log. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class AuditClient {
    private static final String AUDIT = "audit";

    private final ServiceApi api;

    AuditClient(Services services) {
        this.api = services.tenants();
    }

    /// Newest first.
    public Page<AuditLog.Entry> entries(
            Slug tenant, TokenSource tokens, AuditLog.Query query, @Nullable String cursor) {
        var address = filtered(api.at(tenant, AUDIT), query).with("cursor", cursor);
        return api.page(address, tokens, AuditLog.Entry.class);
    }

    /// Everything that `query` finds as one file.
    ///
    /// @param format `ndjson` or `csv`
    public Download file(Slug tenant, TokenSource tokens, AuditLog.Query query, String format) {
        var address = filtered(api.at(tenant, AUDIT, "export").with("format", format), query);
        return api.file(address, tokens, "csv".equals(format) ? "text/csv" : "application/x-ndjson");
    }

    /// Walks the whole chain, which takes a moment for a long log.
    public AuditLog.Check check(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, AUDIT, "check"), tokens, AuditLog.Check.class);
    }

    private static Address filtered(Address address, AuditLog.Query query) {
        return address.with("actor", query.actor())
                .with("action", query.action())
                .with("target", query.target())
                .with("from", query.from() == null ? null : start(query.from()))
                .with("to", query.to() == null ? null : start(query.to().plusDays(1)))
                .with("q", query.text());
    }

    private static String start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }
}
