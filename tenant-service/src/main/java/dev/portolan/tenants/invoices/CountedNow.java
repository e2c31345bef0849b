package dev.portolan.tenants.invoices;

import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Counts the members that there are now, and no invocations.
@ApplicationScoped
@DefaultBean
@TenantSql("counts rows of another feature")
class CountedNow implements UsedAmounts {
    private final Sql sql;

    CountedNow(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public long highestSeats(LocalDate from, LocalDate to) {
        return sql.first("select count(*) from member", row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public long invocations(LocalDate from, LocalDate to) {
        return 0;
    }
}
