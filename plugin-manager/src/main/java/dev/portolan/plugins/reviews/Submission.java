package dev.portolan.plugins.reviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.plugins.scanning.Capabilities;
import dev.portolan.plugins.scanning.ScanFinding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A package that was sent, and what became of it.
record Submission(
        UUID id,
        @JsonUnwrapped Subject subject,
        SubmissionState state,
        List<ScanFinding> findings,
        Capabilities capabilities,
        @JsonUnwrapped Course course) {
    Submission {
        findings = List.copyOf(findings);
    }

    static Submission of(SubmissionRow row) {
        return new Submission(
                row.id,
                new Subject(row.publisher, row.plugin, row.version),
                row.state,
                SubmissionJson.findings(row.findings),
                SubmissionJson.capabilities(row.capabilities),
                Course.of(row));
    }

    /// @param plugin absent, as the version, when the package could not be read
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(
            String publisher,
            @Nullable String plugin,
            @Nullable String version) {}

    /// @param decision absent when no person decided
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Course(
            Instant submittedAt,
            @Nullable Instant decidedAt,
            @Nullable Decision decision) {
        static Course of(SubmissionRow row) {
            var decision = row.decidedBy == null ? null : new Decision(row.decidedBy, row.decisionReason);
            return new Course(row.submittedAt, row.decidedAt, decision);
        }
    }

    /// @param by a person's name
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(String by, @Nullable String reason) {}
}
