package dev.portolan.tenants.staff;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/// Knows the provider's people and their roles: `operator`, `support`, `billing`.
@ApplicationScoped
@CrossTenant("staff belong to no tenant")
public class StaffService {
    private final Sql sql;
    private final StaffConfig config;

    StaffService(@DataSource("cross") AgroalDataSource database, StaffConfig config) {
        this.sql = new Sql(database);
        this.config = config;
    }

    /// The first operators come by configuration: somebody must be able to let the others in.
    void admitFirst(@Observes StartupEvent started) {
        config.operators().ifPresent(subjects -> subjects.forEach(subject -> grant(subject, Set.of("operator"))));
    }

    /// @return empty for who is not of the staff
    public Set<String> roles(String subject) {
        return sql.first(
                        "select roles from staff where subject = ?",
                        row -> Set.of((String[]) row.getArray(1).getArray()),
                        subject)
                .orElse(Set.of());
    }

    /// Gives a person these roles, besides those held.
    public void grant(String subject, Set<String> roles) {
        var _ = sql.update("""
                insert into staff (subject, roles) values (?, ?) on conflict (subject) do update set roles =
                    array(select distinct unnest(staff.roles || excluded.roles) order by 1)""", subject, List.copyOf(roles).toArray(String[]::new));
    }
}
