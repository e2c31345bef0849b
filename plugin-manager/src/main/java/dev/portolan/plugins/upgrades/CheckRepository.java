package dev.portolan.plugins.upgrades;

import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.plugins.queues.Claim;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Statements of the current transaction; those on installations see the current tenant's alone.
@ApplicationScoped
@TenantSql("insert ... on conflict do update: whoever asks first and whoever asks again are the same")
class CheckRepository {
    private static final String WANT = """
            insert into update_check (installation, tenant_id, due_at)
            select id, tenant_id, ? from installation
            where uninstalled_at is null and channel is not null and (?::uuid is null or id = ?::uuid)
            on conflict (installation) do update
            set asked = update_check.asked + 1, attempts = 0, due_at = least(update_check.due_at, excluded.due_at)""";
    private static final String HEAR = """
            insert into release_wave (digest, wanted_at) values (?, ?)
            on conflict (digest) do update
            set wanted_at = greatest(release_wave.wanted_at + interval '1 microsecond', excluded.wanted_at)""";
    private static final String DONE = "delete from update_check where installation = ? and asked = ?";
    private static final String FREE = "update update_check set claimed_until = null where installation = ?";
    private static final String LATER =
            "update update_check set claimed_until = null, due_at = ? where installation = ? and asked = ?";

    private final AgroalDataSource database;

    CheckRepository(AgroalDataSource database) {
        this.database = database;
    }

    /// Has the tenant's installations looked at.
    ///
    /// @param one that one only; null for all that follow a channel
    void want(@Nullable UUID one, Instant now) {
        var _ = run(WANT, statement -> {
            at(statement, 1, now);
            statement.setObject(2, one);
            statement.setObject(3, one);
        });
    }

    /// Has all looked at who follow the plugin of a release.
    void hear(String digest, Instant now) {
        var _ = run(HEAR, statement -> {
            statement.setString(1, digest);
            at(statement, 2, now);
        });
    }

    /// Takes one out that has been looked at, unless it was asked for again meanwhile.
    void done(Claim claim) {
        var gone = run(DONE, statement -> {
            statement.setObject(1, claim.id());
            statement.setLong(2, claim.asked());
        });
        if (gone == 0) {
            free(claim);
        }
    }

    void later(Claim claim, Instant due) {
        var moved = run(LATER, statement -> {
            at(statement, 1, due);
            statement.setObject(2, claim.id());
            statement.setLong(3, claim.asked());
        });
        if (moved == 0) {
            free(claim);
        }
    }

    private void free(Claim claim) {
        var _ = run(FREE, statement -> statement.setObject(1, claim.id()));
    }

    private int run(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.fill(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is due could not be changed", e);
        }
    }

    private static void at(PreparedStatement statement, int position, Instant instant) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }

    private interface Parameters {
        void fill(PreparedStatement statement) throws SQLException;
    }
}
