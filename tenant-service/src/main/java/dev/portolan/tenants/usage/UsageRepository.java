package dev.portolan.tenants.usage;

import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
@TenantSql("insert ... on conflict")
class UsageRepository {
    private final Sql sql;

    UsageRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// The zone of the tenant's days; empty when there is no tenant any more. Asked here and not of the tenants'
    /// feature, which stands on plans, which ask for usage.
    Optional<ZoneId> zone() {
        return sql.first("select zone from tenant where state <> 'DELETED'", row -> ZoneId.of(row.getString("zone")));
    }

    /// Remembers an event. Of two transactions with the same one, the later waits for the earlier to end.
    ///
    /// @return false when it is known
    boolean remember(UsageEvent event, LocalDate day, Instant now) {
        return sql.update(
                        """
                        insert into usage_event (tenant_id, source, id, meter, quantity, at, day, taken_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""",
                        event.tenant().value(),
                        event.source(),
                        event.id(),
                        event.meter().name(),
                        event.quantity(),
                        event.at(),
                        day,
                        now)
                == 1;
    }

    /// Adds to a day's figure, or raises it to a level.
    void count(UsageEvent event, LocalDate day) {
        var sum = event.meter().level()
                ? "greatest(usage_day.quantity, excluded.quantity)"
                : "usage_day.quantity + excluded.quantity";
        var _ = sql.update(
                "insert into usage_day (tenant_id, day, meter, quantity) values (?, ?, ?, ?)"
                        + " on conflict (tenant_id, day, meter) do update set quantity = " + sum,
                event.tenant().value(),
                day,
                event.meter().name(),
                event.quantity());
    }

    /// Figures from one day to another, both included.
    List<Figure> days(LocalDate from, LocalDate to) {
        return sql.query(
                "select day, meter, quantity from usage_day where day between ? and ?",
                row -> new Figure(
                        row.getObject("day", LocalDate.class),
                        Meter.valueOf(row.getString("meter")),
                        row.getLong("quantity")),
                from,
                to);
    }

    Optional<Long> latest(Meter meter) {
        return sql.first(
                "select quantity from usage_event where meter = ? order by at desc, taken_at desc limit 1",
                row -> row.getLong("quantity"),
                meter.name());
    }

    /// What a day comes to.
    record Figure(LocalDate day, Meter meter, long quantity) {}
}
