package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState.Status;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.journal.Journal;
import dev.portolan.plugins.publishers.PublisherService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Moves releases from one status to another. What staff have said, a publisher cannot take back.
@ApplicationScoped
@Transactional
class ReleaseLifeService {
    private final ReleaseRepository rows;
    private final ReleaseQueries queries;
    private final PublisherService publishers;
    private final ReleaseStates states;
    private final Journal journal;
    private final InstantSource time;

    ReleaseLifeService(
            ReleaseRepository rows,
            ReleaseQueries queries,
            PublisherService publishers,
            ReleaseStates states,
            Journal journal,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.publishers = publishers;
        this.states = states;
        this.journal = journal;
        this.time = time;
    }

    /// For staff: says that a release is deprecated, yanked or revoked.
    ///
    /// @throws ProblemException `not-found`; `release-state` when it is stopped in a stricter way already
    ReleaseRow put(String digest, Status to, String reason) {
        return put(byDigest(digest), to, reason, ReleaseRow.By.STAFF);
    }

    /// For staff: takes that back. Does nothing when it is not so.
    ///
    /// @throws ProblemException `not-found`
    ReleaseRow lift(String digest, Status from) {
        return lift(byDigest(digest), from, ReleaseRow.By.STAFF);
    }

    /// For its publisher: says that a release is deprecated or yanked.
    ///
    /// @throws ProblemException `not-found`; `release-state` when staff have had their say
    ReleaseRow putOwn(PluginId plugin, String version, Status to, String reason) {
        return put(byVersion(plugin, version), to, reason, ReleaseRow.By.PUBLISHER);
    }

    /// For its publisher: takes that back.
    ///
    /// @throws ProblemException `not-found`; `release-state` when staff have had their say
    ReleaseRow liftOwn(PluginId plugin, String version, Status from) {
        return lift(byVersion(plugin, version), from, ReleaseRow.By.PUBLISHER);
    }

    private ReleaseRow put(ReleaseRow row, Status to, String reason, ReleaseRow.By by) {
        requireSay(row, by);
        if (row.status.compareTo(to) > 0) {
            throw new ProblemException(
                    ReleaseProblem.RELEASE_STATE,
                    "The release is %s. Take that back first.".formatted(word(row.status)));
        }
        if (row.status != to || !Objects.equals(row.statusReason, reason)) {
            move(row, to, reason, by);
            record(by, row, "release." + word(to), reason, Map.of());
        }
        return row;
    }

    private ReleaseRow lift(ReleaseRow row, Status from, ReleaseRow.By by) {
        if (row.status != from) {
            return row;
        }
        requireSay(row, by);
        move(row, Status.PUBLISHED, null, by);
        record(by, row, "release.restored", null, Map.of("from", word(from)));
        return row;
    }

    private static void requireSay(ReleaseRow row, ReleaseRow.By by) {
        if (by == ReleaseRow.By.PUBLISHER && row.statusBy == ReleaseRow.By.STAFF && row.status != Status.PUBLISHED) {
            throw new ProblemException(
                    ReleaseProblem.RELEASE_STATE,
                    "The release was %s by the marketplace's staff. Ask them.".formatted(word(row.status)));
        }
    }

    private void move(ReleaseRow row, Status to, @Nullable String reason, ReleaseRow.By by) {
        row.status = to;
        row.statusReason = reason;
        row.statusBy = by;
        row.statusAt = time.instant().truncatedTo(ChronoUnit.MICROS);
        states.changed(row);
    }

    private void record(
            ReleaseRow.By by, ReleaseRow row, String action, @Nullable String reason, Map<String, String> change) {
        var target = row.pluginId() + "@" + row.version;
        switch (by) {
            case STAFF -> journal.record(action, target, reason, change);
            case PUBLISHER -> journal.recordOf(row.publisher, action, target, reason);
        }
    }

    private ReleaseRow byDigest(String digest) {
        return held(queries.byDigest(digest).orElseThrow(ProblemException::notFound));
    }

    private ReleaseRow byVersion(PluginId plugin, String version) {
        return held(queries.byVersion(plugin.publisher(), plugin.plugin(), version)
                .orElseThrow(ProblemException::notFound));
    }

    private ReleaseRow held(ReleaseRow row) {
        publishers.hold(row.publisher);
        rows.refresh(row);
        return row;
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
