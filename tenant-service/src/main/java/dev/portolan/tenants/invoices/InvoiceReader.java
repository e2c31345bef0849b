package dev.portolan.tenants.invoices;

import dev.portolan.tenants.invoices.Invoice.Content;
import dev.portolan.tenants.invoices.Invoice.Dates;
import dev.portolan.tenants.invoices.Invoice.Heading;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.Invoice.Organization;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads invoices with their lines, whichever lock is on the rows.
final class InvoiceReader {
    /// One row a line, in order of the lines; to be continued with `where`, and with an order that keeps
    /// invoices together.
    static final String SELECT = """
            select i.*, p.starts_on, p.ends_on, t.slug, l.position, l.text, l.quantity, l.unit_minor, l.amount_minor,
                l.meter, l.used, l.used_from, l.used_to
            from invoice i join billing_period p on p.id = i.period_id join tenant t on t.id = i.tenant_id
            join invoice_line l on l.invoice_id = i.id""";

    private InvoiceReader() {}

    /// Keeps the order of the rows.
    static List<Invoice> read(Sql sql, String condition, @Nullable Object... arguments) {
        var heads = new LinkedHashMap<UUID, Invoice>();
        var lines = new LinkedHashMap<UUID, List<Line>>();
        var _ = sql.query(
                SELECT + " " + condition,
                row -> {
                    var id = Sql.uuid(row, "id");
                    if (!heads.containsKey(id)) {
                        heads.put(id, head(id, row));
                    }
                    return lines.computeIfAbsent(id, fresh -> new ArrayList<>()).add(line(row));
                },
                arguments);
        return heads.values().stream()
                .map(head -> new Invoice(
                        head.id(),
                        head.heading(),
                        head.period(),
                        new Content(
                                head.content().currency(),
                                lines.getOrDefault(head.id(), List.of()),
                                head.content().totalMinor()),
                        head.dates(),
                        head.hash()))
                .toList();
    }

    private static Invoice head(UUID id, ResultSet row) throws SQLException {
        return new Invoice(
                id,
                new Heading(
                        Kind.valueOf(row.getString("kind")),
                        State.valueOf(row.getString("state")),
                        row.getString("number"),
                        row.getObject("credit_of", UUID.class),
                        new Organization(row.getString("slug"), row.getString("organization"))),
                new Period(day(row, "starts_on"), day(row, "ends_on")),
                new Content(row.getString("currency"), List.of(), row.getLong("total_minor")),
                new Dates(Sql.instant(row, "issued_at"), Sql.instant(row, "due_at"), Sql.instant(row, "paid_at")),
                row.getString("hash"));
    }

    private static Line line(ResultSet row) throws SQLException {
        var meter = row.getString("meter");
        return new Line(
                row.getString("text"),
                row.getLong("quantity"),
                row.getLong("unit_minor"),
                row.getLong("amount_minor"),
                meter == null
                        ? null
                        : new Line.Source(meter, row.getLong("used"), day(row, "used_from"), day(row, "used_to")));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
