package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.problems.ProblemType;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.watches.UpgradeNote;
import dev.portolan.plugins.watches.UpgradeNoteService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The configurations that releases have migrated for the request at hand. A migration that fails leaves
/// everything as it was.
@RequestScoped
public class Migrations {
    /// What a migration that fails ends in.
    public static final ProblemType FAILED = InstallationProblem.MIGRATION_FAILED;

    private final Migrator migrator;
    private final UpgradeNoteService notes;
    private final Map<Key, ObjectNode> done = new HashMap<>();
    private @Nullable Key last;

    Migrations(Migrator migrator, UpgradeNoteService notes) {
        this.migrator = migrator;
        this.notes = notes;
    }

    /// Does what may change the release of installations, in a transaction of its own: once, and once more for
    /// each configuration that must be migrated first. That a migration failed is remembered.
    ///
    /// @throws ProblemException `migration-failed`
    public <T> T around(Supplier<T> change) {
        try {
            return preview(change);
        } catch (ProblemException e) {
            var failed = last;
            if (failed != null && e.type().equals(InstallationProblem.MIGRATION_FAILED)) {
                notes.keep(
                        failed.installation,
                        failed.digest,
                        UpgradeNote.Kind.MIGRATION_FAILED,
                        String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /// As [#around], for what changes nothing: nothing is remembered.
    public <T> T preview(Supplier<T> trial) {
        while (true) {
            try {
                return trial.get();
            } catch (MigrationWanted wanted) {
                migrate(wanted);
            }
        }
    }

    private void migrate(MigrationWanted wanted) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("a plugin's function must not run inside a transaction");
        }
        var installation = wanted.installation();
        var key =
                new Key(installation.id(), installation.revision(), wanted.to().digest());
        last = key;
        var plain = SecretMarkers.without(
                installation.setup().configuration(), wanted.from().schema());
        var migrated = migrator.migrate(installation, wanted.from(), wanted.to(), plain);
        done.put(key, SecretMarkers.without(migrated, wanted.to().schema()));
    }

    /// Whether a release has a function of its own for configurations of the other one.
    static boolean needed(Published from, Published to) {
        var config = to.manifest().config();
        return config != null && config.migrate() != null && config.version() > version(from);
    }

    /// The version of a release's configurations; 1 where it does not say.
    public static int version(Published release) {
        var config = release.manifest().config();
        return config == null ? 1 : config.version();
    }

    /// What has come of a configuration.
    ///
    /// @throws MigrationWanted when the function has not run yet
    ObjectNode of(Installation installation, Published from, Published to) {
        var migrated = done.get(new Key(installation.id(), installation.revision(), to.digest()));
        if (migrated == null) {
            throw new MigrationWanted(installation, from, to);
        }
        return migrated;
    }

    private record Key(UUID installation, long revision, String digest) {}
}
