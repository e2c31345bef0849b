package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Release;
import dev.portolan.plugins.publishers.PrivateName;
import dev.portolan.plugins.publishers.PublisherService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.semver4j.Semver;

/// Keeps the releases of all plugins: adds them, finds them, stops them. What a release holds never changes.
///
/// What a tenant has made for itself is not there for other tenants, by whatever way they ask.
@ApplicationScoped
@Transactional
public class ReleaseService {
    private final ReleaseRepository rows;
    private final ReleaseQueries queries;
    private final PublisherService publishers;
    private final PackageStore packages;
    private final ReleaseStates states;
    private final CurrentTenant viewer;
    private final InstantSource time;

    ReleaseService(
            ReleaseRepository rows,
            ReleaseQueries queries,
            PublisherService publishers,
            PackageStore packages,
            ReleaseStates states,
            CurrentTenant viewer,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.publishers = publishers;
        this.packages = packages;
        this.states = states;
        this.viewer = viewer;
        this.time = time;
    }

    /// Returns the release an installation runs on.
    ///
    /// @throws IllegalStateException when none has this digest
    public Published byDigest(String digest) {
        return queries.byDigest(digest)
                .map(this::published)
                .orElseThrow(() -> new IllegalStateException("no release has the digest " + digest));
    }

    /// Returns the releases that several installations run on, by digest.
    public Map<String, Published> byDigests(Collection<String> digests) {
        return queries.byDigests(Set.copyOf(digests)).stream()
                .collect(Collectors.toMap(row -> row.digest, this::published));
    }

    /// Finds one release, whatever its status.
    public Optional<Published> find(PluginId plugin, String version) {
        return shown(plugin)
                ? queries.byVersion(plugin.publisher(), plugin.plugin(), version)
                        .map(this::published)
                : Optional.empty();
    }

    /// Finds a release by its digest, whatever its status.
    public Optional<Published> known(String digest) {
        return queries.byDigest(digest).map(this::published);
    }

    /// What of a plugin's releases may be installed, without reading them.
    ///
    /// @param preRelease whether it is in channel `beta` only
    public record Offer(String digest, Semver version, boolean preRelease) {}

    /// The releases of several plugins that may be installed, of each plugin the newest first; none of a publisher
    /// that is suspended.
    public Map<PluginId, List<Offer>> offers(Collection<PluginId> plugins) {
        var names =
                plugins.stream().filter(this::shown).map(PluginId::toString).collect(Collectors.toUnmodifiableSet());
        var suspended =
                publishers.suspended(plugins.stream().map(PluginId::publisher).toList());
        return queries.offered(names).stream()
                .filter(row -> !suspended.contains(row.publisher))
                .map(row -> Map.entry(row.pluginId(), new Offer(row.digest, new Semver(row.version), row.preRelease())))
                .sorted(Comparator.comparing((Map.Entry<PluginId, Offer> one) ->
                                one.getValue().version())
                        .reversed())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Whether no release of a plugin may be installed where it is not yet, because its publisher is suspended. Where
    /// it is, it goes on.
    public boolean suspended(PluginId plugin) {
        return !publishers.suspended(Set.of(plugin.publisher())).isEmpty();
    }

    /// Whether the plugin has, or had, any release.
    public boolean exists(PluginId plugin) {
        return shown(plugin)
                && !queries.ofPlugin(plugin.publisher(), plugin.plugin()).isEmpty();
    }

    /// Finds the newest release of a channel that has not been stopped, whatever has become of its publisher.
    ///
    /// @param channel `stable`, or `beta` for pre-releases too
    public Optional<Published> newest(PluginId plugin, String channel) {
        return offered(plugin).stream()
                .filter(row -> channel.equals("beta") || !row.preRelease())
                .findFirst()
                .map(this::published);
    }

    /// Finds the newest release of a plugin that is older than a version and was never stopped.
    public Optional<Published> before(PluginId plugin, Semver version) {
        return states.all(plugin).stream()
                .filter(row ->
                        row.status != ReleaseState.Status.REVOKED && new Semver(row.version).isLowerThan(version))
                .findFirst()
                .map(this::published);
    }

    /// Since when a release stands where it stands.
    public Optional<Instant> movedAt(String digest) {
        return queries.byDigest(digest).map(row -> row.statusAt);
    }

    /// When a release was published.
    public Optional<Instant> publishedAt(String digest) {
        return queries.byDigest(digest).map(row -> row.publishedAt);
    }

    /// Where several releases stand, by digest.
    Map<String, ReleaseRow> rows(Collection<String> digests) {
        return queries.byDigests(Set.copyOf(digests)).stream().collect(Collectors.toMap(row -> row.digest, row -> row));
    }

    PluginPackage content(ReleaseRow row) {
        return packages.content(row.digest);
    }

    /// All releases of a plugin, newest first.
    List<ReleaseRow> all(PluginId plugin) {
        return states.all(plugin);
    }

    /// The highest version that a plugin has ever had.
    public Optional<Semver> highest(PluginId plugin) {
        return states.all(plugin).stream().map(row -> new Semver(row.version)).findFirst();
    }

    private List<ReleaseRow> offered(PluginId plugin) {
        return shown(plugin) ? states.offered(plugin) : List.of();
    }

    private boolean shown(PluginId plugin) {
        return PrivateName.shown(plugin.publisher(), viewer.find());
    }

    /// Stores a package that was found in order. A version can be given once.
    ///
    /// @param signedBy fingerprint of the publisher's key
    /// @param reviewed whether a person of the platform has looked at its code
    Publication add(PluginPackage content, String signedBy, boolean reviewed) {
        var release = content.manifest().release();
        var plugin = release.plugin();
        var version = release.version().toString();
        publishers.hold(plugin.publisher());
        var existing = queries.byVersion(plugin.publisher(), plugin.plugin(), version);
        if (existing.isPresent()) {
            var same = existing.get().digest.equals(content.digest());
            if (same && reviewed) {
                existing.get().reviewed = true;
            }
            return same
                    ? new Publication.Unchanged(published(existing.get()))
                    : Publication.Refused.because(
                            "/version",
                            version,
                            "a new version",
                            release + " was published before with other content.");
        }
        var row = row(release, content.digest(), signedBy);
        row.reviewed = reviewed;
        rows.persistAndFlush(row);
        packages.add(content);
        states.changed(row);
        return new Publication.Done(new Published(content, row.status, row.statusReason, row.reviewed));
    }

    private ReleaseRow row(Release release, String digest, String signedBy) {
        var row = new ReleaseRow();
        row.id = Ids.next();
        row.publisher = release.plugin().publisher();
        row.plugin = release.plugin().plugin();
        row.version = release.version().toString();
        row.digest = digest;
        row.status = ReleaseState.Status.PUBLISHED;
        row.statusAt = time.instant().truncatedTo(ChronoUnit.MICROS);
        row.statusBy = ReleaseRow.By.STAFF;
        row.publishedAt = row.statusAt;
        row.signedBy = signedBy;
        return row;
    }

    private Published published(ReleaseRow row) {
        return new Published(packages.content(row.digest), row.status, row.statusReason, row.reviewed);
    }
}
