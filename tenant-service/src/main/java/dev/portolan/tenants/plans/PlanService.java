package dev.portolan.tenants.plans;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows the plans. Read once: they change by migrations only, and those need a new start.
@ApplicationScoped
@CrossTenant("plans are the provider's, the same for all tenants")
public class PlanService {
    private final Sql sql;
    private volatile @Nullable Map<String, Plan> plans;

    PlanService(@DataSource("cross") AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    public Optional<Plan> find(String id) {
        return Optional.ofNullable(byId().get(id));
    }

    /// @throws IllegalStateException when a stored tenant names a plan that is gone
    public Plan get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no plan " + id));
    }

    /// Finds the plan that a request names.
    ///
    /// @throws ProblemException `invalid` at `/plan`
    public Plan wanted(String id) {
        return find(id).orElseThrow(
                        () -> ProblemException.invalid("/plan", "must be one of " + String.join(", ", ids())));
    }

    /// The plans' ids, from the smallest to the largest.
    public List<String> ids() {
        return List.copyOf(byId().keySet());
    }

    /// All plans, from the smallest to the largest.
    public List<Plan> all() {
        return List.copyOf(byId().values());
    }

    private Map<String, Plan> byId() {
        var known = plans;
        if (known == null) {
            var read = new LinkedHashMap<String, Plan>();
            sql.query("select * from plan order by position", PlanService::read)
                    .forEach(plan -> read.put(plan.id(), plan));
            known = Collections.unmodifiableMap(read);
            plans = known;
        }
        return known;
    }

    private static Plan read(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("id"),
                row.getString("title"),
                Map.of(
                        Limits.ENTITIES, row.getLong("entities"),
                        Limits.PLUGINS, row.getLong("plugins"),
                        Limits.SEATS, row.getLong("seats")),
                Stream.of((String[]) row.getArray("default_plugins").getArray())
                        .map(PluginId::parse)
                        .toList(),
                new Price(
                        row.getString("currency"),
                        row.getLong("month_minor"),
                        row.getLong("included_seats"),
                        row.getLong("seat_minor"),
                        row.getLong("included_invocations"),
                        row.getLong("invocations_minor")),
                new Plan.Service(row.getBoolean("premium_plugins"), row.getString("support")));
    }
}
