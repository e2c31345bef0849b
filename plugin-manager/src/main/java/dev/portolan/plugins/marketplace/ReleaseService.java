package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.packages.PluginPackage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// Keeps the releases of all plugins: adds them, finds them, stops them. What a release holds never changes.
@ApplicationScoped
@Transactional
public class ReleaseService {
    private final ReleaseRepository rows;
    private final ReleaseQueries queries;
    private final PublisherRepository publishers;
    private final PackageStore packages;
    private final Listings listings;
    private final Outbox outbox;
    private final InstantSource time;

    ReleaseService(
            ReleaseRepository rows,
            ReleaseQueries queries,
            PublisherRepository publishers,
            PackageStore packages,
            Listings listings,
            Outbox outbox,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.publishers = publishers;
        this.packages = packages;
        this.listings = listings;
        this.outbox = outbox;
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
        return queries.byVersion(plugin.publisher(), plugin.plugin(), version).map(this::published);
    }

    /// Finds a release by its digest, whatever its status.
    public Optional<Published> known(String digest) {
        return queries.byDigest(digest).map(this::published);
    }

    /// What of a plugin's releases may be installed, without reading them.
    ///
    /// @param preRelease whether it is in channel `beta` only
    public record Offer(String digest, Semver version, boolean preRelease) {}

    /// The releases of several plugins that may be installed, of each plugin the newest first.
    public Map<PluginId, List<Offer>> offers(Collection<PluginId> plugins) {
        var names = plugins.stream().map(PluginId::toString).collect(Collectors.toUnmodifiableSet());
        return queries.offered(names).stream()
                .map(row -> Map.entry(
                        new PluginId(row.publisher, row.plugin),
                        new Offer(row.digest, new Semver(row.version), preRelease(row))))
                .sorted(Comparator.comparing((Map.Entry<PluginId, Offer> one) ->
                                one.getValue().version())
                        .reversed())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Whether the plugin has, or had, any release.
    public boolean exists(PluginId plugin) {
        return !queries.ofPlugin(plugin.publisher(), plugin.plugin()).isEmpty();
    }

    /// Finds the newest release of a channel that may be installed.
    ///
    /// @param channel `stable`, or `beta` for pre-releases too
    public Optional<Published> newest(PluginId plugin, String channel) {
        return offered(plugin).stream()
                .filter(row -> channel.equals("beta") || !preRelease(row))
                .findFirst()
                .map(this::published);
    }

    /// All releases of a plugin, newest first.
    List<ReleaseRow> all(PluginId plugin) {
        return queries.ofPlugin(plugin.publisher(), plugin.plugin()).stream()
                .sorted(Comparator.comparing((ReleaseRow row) -> new Semver(row.version))
                        .reversed())
                .toList();
    }

    private List<ReleaseRow> offered(PluginId plugin) {
        return all(plugin).stream()
                .filter(row ->
                        row.status == ReleaseState.Status.PUBLISHED || row.status == ReleaseState.Status.DEPRECATED)
                .toList();
    }

    /// Remembers a publisher and its key.
    void enrol(String publisher, String publicKey) {
        var known = publishers.locked(publisher);
        if (known.isPresent()) {
            known.get().publicKey = publicKey;
            return;
        }
        var row = new PublisherRow();
        row.id = publisher;
        row.publicKey = publicKey;
        row.since = time.instant();
        publishers.persist(row);
    }

    Optional<PublisherRow> publisher(String id) {
        return publishers.findByIdOptional(id);
    }

    /// Stores a package that was found in order. A version can be given once.
    Publication add(PluginPackage content) {
        var release = content.manifest().release();
        var plugin = release.plugin();
        var version = release.version().toString();
        var _ = publishers.locked(plugin.publisher());
        var existing = queries.byVersion(plugin.publisher(), plugin.plugin(), version);
        if (existing.isPresent()) {
            return existing.get().digest.equals(content.digest())
                    ? new Publication.Unchanged(published(existing.get()))
                    : Publication.Refused.because(
                            "/version",
                            version,
                            "a new version",
                            release + " was published before with other content.");
        }
        var row = row(plugin, version, content.digest());
        rows.persistAndFlush(row);
        packages.add(content);
        changed(row);
        return new Publication.Done(new Published(content, row.status));
    }

    private ReleaseRow row(PluginId plugin, String version, String digest) {
        var row = new ReleaseRow();
        row.id = Ids.next();
        row.publisher = plugin.publisher();
        row.plugin = plugin.plugin();
        row.version = version;
        row.digest = digest;
        row.status = ReleaseState.Status.PUBLISHED;
        row.statusAt = time.instant();
        row.publishedAt = row.statusAt;
        return row;
    }

    /// Moves a release to another status; says whether that changed anything.
    ///
    /// @throws ProblemException `not-found` when there is no such release
    ReleaseRow move(String digest, ReleaseState.Status to, @Nullable String reason) {
        var row = queries.byDigest(digest).orElseThrow(ProblemException::notFound);
        var _ = publishers.locked(row.publisher);
        if (row.status != to) {
            row.status = to;
            row.statusReason = reason;
            row.statusAt = time.instant();
            changed(row);
        }
        return row;
    }

    private void changed(ReleaseRow row) {
        var plugin = new PluginId(row.publisher, row.plugin);
        var state = new ReleaseState(plugin, row.version, row.digest, row.status, row.statusAt);
        outbox.append(Topics.RELEASE_STATE, row.digest, null, "release.state", state);
        rows.flush();
        var shown = offered(plugin).stream()
                .min(Comparator.comparing(ReleaseService::preRelease)) // stable: the newest of each kind stays first
                .map(newest -> packages.content(newest.digest));
        listings.show(plugin, shown);
    }

    private Published published(ReleaseRow row) {
        return new Published(packages.content(row.digest), row.status);
    }

    private static boolean preRelease(ReleaseRow row) {
        return !new Semver(row.version).getPreRelease().isEmpty();
    }
}
