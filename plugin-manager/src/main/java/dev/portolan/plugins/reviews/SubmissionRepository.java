package dev.portolan.plugins.reviews;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SubmissionRepository implements PanacheRepositoryBase<SubmissionRow, UUID> {
    private static final Set<SubmissionState> UNFINISHED =
            Set.of(SubmissionState.UPLOADED, SubmissionState.VALIDATING, SubmissionState.SCANNING);

    /// Holds a submission until the end of the transaction: one decision is taken at a time.
    Optional<SubmissionRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    long since(String publisher, Instant since) {
        return count("publisher = ?1 and submittedAt > ?2", publisher, since);
    }

    /// Newest first.
    ///
    /// @param publisher empty for all
    /// @param plugin empty for all
    /// @param state null for all
    List<SubmissionRow> before(UUID id, String publisher, String plugin, @Nullable SubmissionState state, int size) {
        return find(
                        "id < :id and (:publisher = '' or publisher = :publisher) and (:plugin = '' or plugin = :plugin)"
                                + (state == null ? "" : " and state = :state")
                                + " order by id desc",
                        parameters(id, publisher, plugin, state))
                .page(0, size)
                .list();
    }

    private static Parameters parameters(UUID id, String publisher, String plugin, @Nullable SubmissionState state) {
        var parameters = Parameters.with("id", id).and("publisher", publisher).and("plugin", plugin);
        return state == null ? parameters : parameters.and("state", state);
    }

    Optional<SubmissionRow> newest(String publisher, String plugin, String version) {
        return find("publisher = ?1 and plugin = ?2 and version = ?3 order by id desc", publisher, plugin, version)
                .firstResultOptional();
    }

    /// Others of the same version that wait for a person.
    List<SubmissionRow> waiting(SubmissionRow beside) {
        return list(
                "publisher = ?1 and plugin = ?2 and version = ?3 and state = ?4 and id <> ?5",
                beside.publisher,
                beside.plugin,
                beside.version,
                SubmissionState.QUARANTINED,
                beside.id);
    }

    List<UUID> abandoned(Instant claimedBefore, int most) {
        return find("state in ?1 and (claimedAt is null or claimedAt < ?2) order by id", UNFINISHED, claimedBefore)
                .page(0, most)
                .stream()
                .map(row -> row.id)
                .toList();
    }

    long sweep(Instant before) {
        return delete("state = ?1 and submittedAt < ?2", SubmissionState.REJECTED, before);
    }
}
