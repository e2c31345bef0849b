package dev.portolan.tenants.invoices;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds invoices for billing staff, whoever's they are.
@ApplicationScoped
@CrossTenant("billing staff look through the invoices of all tenants, and then enter the tenant of one")
class InvoiceDirectory {
    private final Sql sql;

    InvoiceDirectory(@DataSource("cross") AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    Optional<TenantId> tenantOf(UUID invoice) {
        return sql.first(
                "select tenant_id from invoice where id = ?", row -> new TenantId(Sql.uuid(row, "tenant_id")), invoice);
    }

    /// Newest first, drafts too.
    ///
    /// @param text a part of the number or of the organization's name or slug
    /// @param before id after which the page begins
    List<Invoice> search(@Nullable State state, @Nullable String text, UUID before, int size) {
        var pattern = text == null ? null : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var name = state == null ? null : state.name();
        return InvoiceReader.read(sql, """
                where i.id in (
                    select f.id from invoice f join tenant o on o.id = f.tenant_id
                    where f.id < ? and (cast(? as text) is null or f.state = ?)
                      and (cast(? as text) is null or f.number ilike ? or f.organization ilike ? or o.slug ilike ?)
                    order by f.id desc limit ?)
                order by i.id desc, l.position""", before, name, name, pattern, pattern, pattern, pattern, size);
    }
}
