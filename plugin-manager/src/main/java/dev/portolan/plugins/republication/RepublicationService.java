package dev.portolan.plugins.republication;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstallationStateService;
import dev.portolan.plugins.marketplace.ReleaseStateService;
import dev.portolan.plugins.republication.RepublicationRow.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Does a run page by page, each in one transaction with how far that brings it: what is killed goes on with the page
/// it was at, and writes none of it twice.
@ApplicationScoped
@Transactional
@ActivateRequestContext
class RepublicationService {
    private static final int PAGE = 100;

    private final RepublicationRepository rows;
    private final RepublicationQueries queries;
    private final ReleaseStateService releases;
    private final InstallationStateService installations;
    private final InstantSource time;

    RepublicationService(
            RepublicationRepository rows,
            RepublicationQueries queries,
            ReleaseStateService releases,
            InstallationStateService installations,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.releases = releases;
        this.installations = installations;
        this.time = time;
    }

    /// Begins a run; where one is under way, answers that one.
    Republication begin(long total, String by) {
        rows.addUnlessUnderWay(Ids.next(), total, by, time.instant());
        return latest();
    }

    /// @throws ProblemException `not-found` when there never was one
    Republication latest() {
        return queries.latest().map(Republication::of).orElseThrow(ProblemException::notFound);
    }

    /// How far the run under way has come.
    ///
    /// @param tenant the last one that was begun
    /// @param within whether some of its plugins are left
    record Place(UUID id, Stage stage, UUID tenant, boolean within) {}

    Optional<Place> place() {
        return queries.underWay().map(row -> new Place(row.id, row.state, row.tenant, row.plugin != null));
    }

    /// Writes the next releases.
    ///
    /// @return whether this process had the run
    boolean releases(UUID id) {
        return rows.claimed(id)
                .map(row -> {
                    var said = releases.republish(row.digest, PAGE);
                    row.digest = said.isEmpty() ? row.digest : said.getLast();
                    row.state = said.size() < PAGE ? Stage.INSTALLATIONS : Stage.RELEASES;
                    advance(row, said);
                    return true;
                })
                .orElse(false);
    }

    /// Writes the next plugins of the current tenant.
    ///
    /// @return whether this process had the run
    boolean installations(UUID id, TenantId tenant) {
        return rows.claimed(id)
                .map(row -> {
                    var after = row.tenant.equals(tenant.value()) ? row.plugin : "";
                    if (after != null) {
                        var said = installations.republish(after, PAGE);
                        row.tenant = tenant.value();
                        row.plugin = last(said);
                        advance(row, said);
                    }
                    return true;
                })
                .orElse(false);
    }

    void finish(UUID id) {
        rows.claimed(id).ifPresent(row -> {
            row.state = Stage.DONE;
            row.total = row.done;
            row.at = time.instant();
        });
    }

    private void advance(RepublicationRow row, List<String> said) {
        row.done += said.size();
        row.total = Math.max(row.total, row.done);
        row.at = time.instant();
    }

    private static @Nullable String last(List<String> said) {
        return said.size() < PAGE ? null : said.getLast();
    }
}
