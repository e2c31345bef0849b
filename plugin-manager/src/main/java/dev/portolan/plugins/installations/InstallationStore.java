package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.schema.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the installations of the current tenant: each write is a row, an immutable revision, the state for the
/// nodes and an event, in one transaction.
@ApplicationScoped
class InstallationStore {
    private static final int MOST = 1000;

    private final InstallationRepository rows;
    private final InstallationQueries queries;
    private final RevisionRepository revisions;
    private final Purge purge;
    private final CurrentTenant current;
    private final Outbox outbox;
    private final InstallationAudit audit;
    private final InstallationCount count;
    private final Aftercare aftercare;
    private final Event<InstallationChanged> changed;
    private final InstantSource time;

    InstallationStore(
            InstallationRepository rows,
            InstallationQueries queries,
            RevisionRepository revisions,
            Purge purge,
            CurrentTenant current,
            Outbox outbox,
            InstallationAudit audit,
            InstallationCount count,
            Aftercare aftercare,
            Event<InstallationChanged> changed,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.revisions = revisions;
        this.purge = purge;
        this.current = current;
        this.outbox = outbox;
        this.audit = audit;
        this.count = count;
        this.aftercare = aftercare;
        this.changed = changed;
        this.time = time;
    }

    /// Holds what there is of a plugin, be it retained, until the end of the transaction; what was retained too
    /// long goes.
    Optional<Installation> hold(PluginId plugin) {
        rows.lockNew(current.id().value());
        var row = queries.idOf(plugin.publisher(), plugin.plugin()).flatMap(rows::locked);
        if (row.isPresent() && purge.due(row.get())) {
            purge.remove(row.get());
            return Optional.empty();
        }
        return row.map(InstallationStore::toDomain);
    }

    Optional<Installation> find(PluginId plugin) {
        return queries.byPlugin(plugin.publisher(), plugin.plugin())
                .filter(row -> row.uninstalledAt == null)
                .map(InstallationStore::toDomain);
    }

    /// Finds what is installed by its id.
    Optional<Installation> find(UUID id) {
        return rows.findByIdOptional(id)
                .filter(row -> row.uninstalledAt == null)
                .map(InstallationStore::toDomain);
    }

    /// What an installation is of, be it retained; reads nothing that a lock would have to read again.
    Optional<PluginId> name(UUID id) {
        return queries.nameOf(id).map(PluginId::parse);
    }

    /// Those of these that get no new release by themselves.
    Set<UUID> manual(Collection<UUID> ids) {
        return Set.copyOf(queries.manual(Set.copyOf(ids)));
    }

    /// Says whether new releases may come by themselves. Makes no revision.
    void automatic(UUID id, boolean wanted) {
        rows.findByIdOptional(id).ifPresent(row -> row.automaticUpdates = wanted);
    }

    /// All that is installed, those that came first before the others, held until the end of the transaction.
    List<Installation> heldByAge() {
        rows.lockNew(current.id().value());
        return queries.presentByAge().stream().map(InstallationStore::toDomain).toList();
    }

    /// All that is installed, or was and can be restored, by name; a tenant has a thousand at most.
    List<Installation> all(boolean retained) {
        return page(retained, "", MOST);
    }

    List<Installation> page(boolean retained, String after, int size) {
        var page = retained ? queries.retained(after, size) : queries.present(after, size);
        return page.stream()
                .filter(row -> !purge.due(row))
                .map(InstallationStore::toDomain)
                .toList();
    }

    List<Installation> enabled() {
        return queries.enabled().stream().map(InstallationStore::toDomain).toList();
    }

    long count() {
        return queries.count();
    }

    /// What is to be written.
    ///
    /// @param former version before the change
    /// @param backTo the revision that a rollback copies, else 0
    record Entry(Kind kind, Published release, String former, long backTo, List<Change> diff, Signed signed) {}

    /// Whose change it is.
    ///
    /// @param cause one word on why the platform took a release back or disabled a plugin; null for all else
    record Signed(
            Author author,
            @Nullable String reason,
            @Nullable String cause) {
        Signed(Author author, @Nullable String reason) {
            this(author, reason, null);
        }
    }

    /// Writes the next revision. What the plan blocks stays blocked, whatever is wanted of it, until the plan has room.
    ///
    /// @param id of what is held already, or a new one
    Installation write(UUID id, PluginId plugin, Setup setup, Desired desired, Entry entry) {
        var blocked = rows.findByIdOptional(id)
                .filter(row -> row.desired == Desired.BLOCKED_BY_PLAN && desired != Desired.UNINSTALLING)
                .isPresent();
        return append(id, plugin, setup, blocked ? Desired.BLOCKED_BY_PLAN : desired, entry);
    }

    /// Writes the next revision of an installation that is set up as before, and of which something else is wanted.
    Installation stand(Installation held, Desired desired, Entry entry) {
        return append(held.id(), held.plugin(), held.setup(), desired, entry);
    }

    private Installation append(UUID id, PluginId plugin, Setup setup, Desired desired, Entry entry) {
        var known = rows.findByIdOptional(id);
        var row = known.orElseGet(() -> added(id, plugin));
        row.revision++;
        row.digest = setup.release().digest();
        row.channel = setup.release().channel();
        row.enabled = setup.enabled();
        row.desired = desired;
        row.configuration = setup.configuration();
        row.secrets = SetupJson.secrets(setup.secrets());
        row.grants = SetupJson.grants(setup.grants());
        row.changedAt = time.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        row.uninstalledAt = desired == Desired.UNINSTALLING ? row.changedAt : null;
        if (entry.kind() != Kind.DISABLED) {
            set(row, Health.OK);
        }
        if (known.isEmpty()) {
            rows.persist(row);
        }
        revisions.persist(revision(row, entry));
        rows.flush();
        tell(row, plugin, entry);
        aftercare.written(row.id, entry.kind(), row.revision, desired == Desired.ENABLED);
        if (entry.kind() == Kind.INSTALLED || entry.kind() == Kind.UNINSTALLED) {
            count.changed();
        }
        var written = toDomain(row);
        changed.fire(new InstallationChanged(written, entry.release()));
        return written;
    }

    Optional<RevisionRow> revision(UUID installation, long revision) {
        return queries.byRevision(installation, revision);
    }

    /// When it was installed, or restored last.
    Optional<Instant> installedAt(UUID installation) {
        return queries.newest(installation, Kind.INSTALLED);
    }

    /// Newest first.
    List<RevisionRow> history(UUID installation, long before, int size) {
        return queries.history(installation, before, size);
    }

    void note(UUID installation, Health health) {
        rows.findByIdOptional(installation).ifPresent(row -> set(row, health));
    }

    /// Says of every plugin that was ever installed that it is gone, and leaves the rows to whoever deletes them.
    void retract() {
        var tenant = current.id();
        rows.lockNew(tenant.value());
        rows.listAll().forEach(row -> {
            var key = PluginState.key(tenant, new PluginId(row.publisher, row.plugin));
            outbox.append(Topics.PLUGIN_STATE, key, tenant, "plugin.state", null);
        });
    }

    private static void set(InstallationRow row, Health health) {
        row.health = health.state();
        row.healthMessage = health.message();
        row.healthAt = health.at();
    }

    private InstallationRow added(UUID id, PluginId plugin) {
        var row = new InstallationRow();
        row.id = id;
        row.publisher = plugin.publisher();
        row.plugin = plugin.plugin();
        return row;
    }

    private RevisionRow revision(InstallationRow row, Entry entry) {
        var revision = new RevisionRow();
        revision.id = Ids.next();
        revision.installation = row.id;
        revision.revision = row.revision;
        revision.change = entry.kind();
        revision.digest = row.digest;
        revision.channel = row.channel;
        revision.enabled = row.enabled;
        revision.desired = row.desired;
        revision.configuration = row.configuration;
        revision.secrets = row.secrets;
        revision.grants = row.grants;
        revision.diff = SetupJson.diff(entry.diff());
        revision.author = entry.signed().author().subject();
        revision.authorName = entry.signed().author().name();
        revision.reason = entry.signed().reason();
        revision.at = row.changedAt;
        return revision;
    }

    private void tell(InstallationRow row, PluginId plugin, Entry entry) {
        var tenant = current.id();
        var state = row.uninstalledAt == null ? state(row, plugin, entry.release()) : null;
        outbox.append(Topics.PLUGIN_STATE, PluginState.key(tenant, plugin), tenant, "plugin.state", state);
        var version = entry.release().version();
        var back = new Kind.Back(entry.backTo(), entry.signed().cause());
        var occasion = new Kind.Occasion(tenant, plugin, version, entry.former(), row.revision, back, row.changedAt);
        outbox.append(
                Topics.PLUGIN_EVENTS,
                tenant.toString(),
                tenant,
                entry.kind().type(),
                entry.kind().event(occasion));
        audit.changed(plugin, entry);
    }

    /// What the nodes are told of an installation that is there.
    PluginState state(InstallationRow row, PluginId plugin, Published release) {
        var extensions = release.manifest().extensions().stream()
                .map(added ->
                        new PluginState.Extension(added.id(), added.point().point(), added.title()))
                .toList();
        return new PluginState(
                current.id(),
                plugin,
                new PluginState.Release(release.digest(), release.version()),
                row.desired == Desired.ENABLED,
                row.revision,
                extensions,
                row.changedAt);
    }

    static Setup toSetup(RevisionRow row) {
        return new Setup(
                new Setup.Choice(row.digest, row.channel),
                row.configuration,
                SetupJson.secrets(row.secrets),
                SetupJson.grants(row.grants),
                row.enabled);
    }

    private static Installation toDomain(InstallationRow row) {
        var setup = new Setup(
                new Setup.Choice(row.digest, row.channel),
                row.configuration,
                SetupJson.secrets(row.secrets),
                SetupJson.grants(row.grants),
                row.enabled);
        return new Installation(
                row.id,
                new PluginId(row.publisher, row.plugin),
                row.revision,
                setup,
                row.desired,
                new Health(row.health, row.healthMessage, row.healthAt),
                row.changedAt);
    }
}
