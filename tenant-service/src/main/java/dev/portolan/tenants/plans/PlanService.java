package dev.portolan.tenants.plans;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return Optional.ofNullable(all().get(id));
    }

    /// @throws IllegalStateException when a stored tenant names a plan that is gone
    public Plan get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no plan " + id));
    }

    /// The plans' ids, from the smallest to the largest.
    public List<String> ids() {
        return all().values().stream()
                .sorted(Comparator.comparing(plan -> plan.limits().getOrDefault("entities", 0L)))
                .map(Plan::id)
                .toList();
    }

    private Map<String, Plan> all() {
        var known = plans;
        if (known == null) {
            known = sql.query("select * from plan", PlanService::read).stream()
                    .collect(Collectors.toUnmodifiableMap(Plan::id, plan -> plan));
            plans = known;
        }
        return known;
    }

    private static Plan read(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("id"),
                row.getString("title"),
                Map.of(
                        "entities", row.getLong("entities"),
                        "plugins", row.getLong("plugins"),
                        "seats", row.getLong("seats")),
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
