package dev.portolan.plugins.rollouts;

import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

@ApplicationScoped
@CrossTenant("counts the tenants that have a release and those that follow its plugin, and knows nothing else of them")
class ReachRepository {
    private static final String COUNTS = """
            select
                count(distinct i.tenant_id) filter (where i.digest = r.digest),
                count(distinct i.tenant_id) filter (
                    where i.digest <> r.digest and i.channel = any (?) and own.published_at < r.published_at)
            from release r
            join installation i
                on i.publisher = r.publisher and i.plugin = r.plugin and i.uninstalled_at is null
            join release own on own.digest = i.digest
            where r.digest = ?""";

    private final AgroalDataSource database;

    ReachRepository(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// How many tenants have a release.
    ///
    /// @param reached tenants that run it, or have it disabled
    /// @param waiting tenants that follow a channel in which it is, and are on one that was published before it
    record Reach(long reached, long waiting) {}

    /// @param preRelease whether only those who follow `beta` get it
    Reach of(String digest, boolean preRelease) {
        var channels = preRelease ? new String[] {"beta"} : new String[] {"stable", "beta"};
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COUNTS)) {
            select.setArray(1, connection.createArrayOf("text", channels));
            select.setString(2, digest);
            try (var row = select.executeQuery()) {
                row.next();
                return new Reach(row.getLong(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the reach of a release could not be counted", e);
        }
    }
}
