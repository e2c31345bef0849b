package dev.portolan.plugins.notifications;

import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

@ApplicationScoped
@CrossTenant("what is too old is so for whichever tenant")
class SweepRepository {
    private static final String SWEEP = """
            delete from notification where id in (
                select id from notification where at < ? and saved_at is null order by at limit 1000)""";

    private final AgroalDataSource database;

    SweepRepository(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// Forgets some of the notifications from before an instant.
    ///
    /// @return how many
    int sweep(Instant before) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SWEEP)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old notifications cannot be reached", e);
        }
    }
}
