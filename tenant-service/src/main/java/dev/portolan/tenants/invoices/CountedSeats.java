package dev.portolan.tenants.invoices;

import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Knows how many members the current tenant had at once.
@ApplicationScoped
@TenantSql("a running sum")
public class CountedSeats {
    private final Sql sql;

    CountedSeats(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// The highest number from one moment until before another. Who comes the moment another goes takes that seat.
    public long highest(Instant from, Instant to) {
        return sql.first("""
                        with stay as (
                            select greatest(since, ?) as since, until from member_stay
                            where since < ? and (until is null or until > ?)),
                        step as (
                            select since as at, 1 as change from stay
                            union all
                            select until, -1 from stay where until < ?)
                        select coalesce(max(members), 0) from (
                            select sum(change) over (order by at, change) as members from step) as running""", row -> row.getLong(1), from, to, from, to).orElse(0L);
    }
}
