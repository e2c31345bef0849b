package dev.portolan.plugins.reviews;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.journal.Journal;
import dev.portolan.plugins.marketplace.Checked;
import dev.portolan.plugins.marketplace.Publication;
import dev.portolan.plugins.marketplace.PublishingService;
import dev.portolan.plugins.packages.PackageName;
import dev.portolan.plugins.scanning.Capabilities;
import dev.portolan.plugins.scanning.ScanFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Moves submissions from state to state. Each step is a transaction of its own, so that whoever takes over after a
/// crash begins anew, and a release is published in the one that says so.
@ApplicationScoped
@Transactional
class DecisionService {
    private static final int MOST_ATTEMPTS = 3;

    private final SubmissionRepository rows;
    private final SubmissionPackageRepository packages;
    private final PublishingService publishing;
    private final Journal journal;
    private final InstantSource time;

    DecisionService(
            SubmissionRepository rows,
            SubmissionPackageRepository packages,
            PublishingService publishing,
            Journal journal,
            InstantSource time) {
        this.rows = rows;
        this.packages = packages;
        this.publishing = publishing;
        this.journal = journal;
        this.time = time;
    }

    /// Begins to screen a submission.
    ///
    /// @return empty when that is over, or was tried too often
    Optional<Work> begin(UUID id) {
        var row = rows.locked(id).filter(found -> found.state.unfinished());
        var content = packages.findByIdOptional(id);
        if (row.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        var submission = row.get();
        submission.claimedAt = time.instant();
        if (++submission.attempts > MOST_ATTEMPTS) {
            end(submission, SubmissionState.REJECTED, List.of(Faults.UNREADABLE), Capabilities.NONE);
            return Optional.empty();
        }
        submission.state = SubmissionState.VALIDATING;
        return Optional.of(new Work(id, submission.publisher, content.get().content));
    }

    /// Notes what the package calls itself.
    void named(UUID id, PackageName name) {
        rows.locked(id).ifPresent(row -> {
            row.plugin = name.plugin();
            row.version = name.version();
        });
    }

    void scanning(UUID id, String digest) {
        rows.locked(id).filter(row -> row.state.unfinished()).ifPresent(row -> {
            row.state = SubmissionState.SCANNING;
            row.digest = digest;
        });
    }

    void reject(UUID id, List<ScanFinding> findings, Capabilities capabilities) {
        rows.locked(id)
                .filter(row -> row.state.unfinished())
                .ifPresent(row -> end(row, SubmissionState.REJECTED, findings, capabilities));
    }

    /// Leaves the decision to a person. Another package of the same version that waits for one does so no more.
    void quarantine(UUID id, List<ScanFinding> findings, Capabilities capabilities) {
        rows.locked(id).filter(row -> row.state.unfinished()).ifPresent(row -> {
            row.state = SubmissionState.QUARANTINED;
            row.claimedAt = null;
            row.findings = SubmissionJson.write(findings);
            row.capabilities = SubmissionJson.write(capabilities);
            for (var older : rows.waiting(row)) {
                end(
                        older,
                        SubmissionState.REJECTED,
                        SubmissionJson.findings(older.findings),
                        SubmissionJson.capabilities(older.capabilities));
                older.decidedBy = "Portolan";
                older.decisionReason = "A newer package of this version took its place.";
            }
        });
    }

    /// Publishes what needs no person.
    void publish(UUID id, Checked.Sound sound, List<ScanFinding> findings, Capabilities capabilities) {
        rows.locked(id)
                .filter(row -> row.state.unfinished())
                .ifPresent(row -> publish(row, sound, findings, capabilities, false));
    }

    /// Publishes what a person has let through.
    ///
    /// @param checked as it is now: a key may have been replaced since
    /// @throws ProblemException `not-found`, `submission-decided`
    Submission approve(UUID id, Checked checked, String by, @Nullable String note) {
        var row = waiting(id);
        var findings = SubmissionJson.findings(row.findings);
        var capabilities = SubmissionJson.capabilities(row.capabilities);
        switch (checked) {
            case Checked.Sound sound -> publish(row, sound, findings, capabilities, true);
            case Checked.Faulty(var faults) -> {
                var all = new ArrayList<>(findings);
                all.addAll(Faults.of(faults));
                end(row, SubmissionState.REJECTED, all, capabilities);
            }
        }
        row.decidedBy = by;
        row.decisionReason = note;
        journal.record("submission.approved", target(row), note, Map.of("submission", id.toString()));
        return Submission.of(row);
    }

    /// @param reason shown to the author
    /// @throws ProblemException `not-found`, `submission-decided`
    Submission refuse(UUID id, String by, String reason) {
        var row = waiting(id);
        end(
                row,
                SubmissionState.REJECTED,
                SubmissionJson.findings(row.findings),
                SubmissionJson.capabilities(row.capabilities));
        row.decidedBy = by;
        row.decisionReason = reason;
        journal.record("submission.rejected", target(row), reason, Map.of("submission", id.toString()));
        return Submission.of(row);
    }

    private void publish(
            SubmissionRow row,
            Checked.Sound sound,
            List<ScanFinding> findings,
            Capabilities capabilities,
            boolean reviewed) {
        switch (publishing.add(sound, reviewed)) {
            case Publication.Done _ -> {
                end(row, SubmissionState.PUBLISHED, findings, capabilities);
                journal.recordOf(row.publisher, "release.published", target(row), null);
            }
            case Publication.Unchanged _ -> end(row, SubmissionState.PUBLISHED, findings, capabilities);
            case Publication.Refused(var faults) -> end(row, SubmissionState.REJECTED, Faults.of(faults), capabilities);
        }
    }

    private SubmissionRow waiting(UUID id) {
        var row = rows.locked(id).orElseThrow(ProblemException::notFound);
        if (row.state != SubmissionState.QUARANTINED) {
            throw new ProblemException(
                    ReviewProblem.SUBMISSION_DECIDED,
                    "The package is %s."
                            .formatted(row.state.unfinished() ? "still being looked at" : "decided on already"));
        }
        return row;
    }

    private void end(SubmissionRow row, SubmissionState state, List<ScanFinding> findings, Capabilities capabilities) {
        row.state = state;
        row.claimedAt = null;
        row.findings = SubmissionJson.write(findings);
        row.capabilities = SubmissionJson.write(capabilities);
        row.decidedAt = time.instant();
        var _ = packages.deleteById(row.id);
    }

    private static String target(SubmissionRow row) {
        return row.publisher + "/" + row.plugin + "@" + row.version;
    }

    /// A package to be screened.
    record Work(UUID id, String publisher, byte[] zip) {}
}
