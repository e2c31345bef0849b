package dev.portolan.plugins.reviews;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.publishers.PublisherProfile;
import dev.portolan.plugins.publishers.PublisherService;
import dev.portolan.plugins.scanning.Capabilities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes packages in, and shows what became of them.
@ApplicationScoped
@Transactional
class SubmissionService {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID LAST = new UUID(-1, -1);

    private final SubmissionRepository rows;
    private final SubmissionPackageRepository packages;
    private final PublisherService publishers;
    private final SubmissionConfig config;
    private final InstantSource time;

    SubmissionService(
            SubmissionRepository rows,
            SubmissionPackageRepository packages,
            PublisherService publishers,
            SubmissionConfig config,
            InstantSource time) {
        this.rows = rows;
        this.packages = packages;
        this.publishers = publishers;
        this.config = config;
        this.time = time;
    }

    /// Keeps a package, claimed by the caller, who screens it.
    ///
    /// @throws ProblemException `too-many-requests`
    UUID receive(PublisherProfile publisher, byte[] zip) {
        publishers.hold(publisher.id());
        var now = time.instant();
        if (rows.since(publisher.id(), now.minus(HOUR)) >= config.perHour()) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS,
                    "A publisher may send %d packages in an hour.".formatted(config.perHour()),
                    Duration.ofMinutes(5));
        }
        var row = new SubmissionRow();
        row.id = Ids.next();
        row.publisher = publisher.id();
        row.state = SubmissionState.UPLOADED;
        row.findings = SubmissionJson.write(List.of());
        row.capabilities = SubmissionJson.write(Capabilities.NONE);
        row.claimedAt = now;
        row.submittedAt = now;
        rows.persist(row);
        var content = new SubmissionPackageRow();
        content.submission = row.id;
        content.content = zip;
        packages.persist(content);
        return row.id;
    }

    /// Newest first.
    ///
    /// @param publisher empty for all
    /// @param plugin empty for all
    /// @param state null for all
    /// @throws ProblemException `invalid` at `cursor`
    Page<Submission> page(
            String publisher, String plugin, @Nullable SubmissionState state, @Nullable String cursor, int size) {
        var after = cursor == null ? LAST : position(cursor);
        var found = rows.before(after, publisher, plugin, state, size + 1);
        var shown = found.stream().limit(size).map(Submission::of).toList();
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    /// @throws ProblemException `not-found`
    Submission find(UUID id) {
        return rows.findByIdOptional(id).map(Submission::of).orElseThrow(ProblemException::notFound);
    }

    /// The newest of a version.
    ///
    /// @throws ProblemException `not-found`
    Submission newest(String publisher, String plugin, String version) {
        return rows.newest(publisher, plugin, version).map(Submission::of).orElseThrow(ProblemException::notFound);
    }

    /// The bytes, for as long as something is to be decided.
    Optional<byte[]> content(UUID id) {
        return packages.findByIdOptional(id).map(row -> row.content);
    }

    /// Finds packages whose screening has not ended.
    List<UUID> abandoned(int most) {
        return rows.abandoned(time.instant().minus(config.lease()), most);
    }

    /// Forgets what was rejected long ago.
    void sweep() {
        var _ = rows.sweep(time.instant().minus(config.kept()));
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
