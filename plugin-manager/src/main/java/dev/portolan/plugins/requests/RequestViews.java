package dev.portolan.plugins.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.plugins.installations.Author;
import dev.portolan.plugins.installations.InstallationViews.Whole;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said and answered about requests.
final class RequestViews {
    private RequestViews() {}

    /// What somebody asks for.
    ///
    /// @param version a certain one; absent for whichever is right
    /// @param note what it is wanted for
    record Wish(
            @NotBlank @Size(max = 100) String publisher,
            @NotBlank @Size(max = 100) String plugin,
            @Size(max = 100) @Nullable String version,
            @Size(max = 1000) @Nullable String note) {}

    /// @param reason shown to the person who had asked
    record Rejection(@NotBlank @Size(max = 500) String reason) {}

    /// One request.
    record Asked(
            UUID id,
            RequestState state,
            Author by,
            Instant at,
            @JsonUnwrapped Subject subject,
            @JsonUnwrapped Decision decision) {
        static Asked of(RequestRow row, String title) {
            return new Asked(
                    row.id,
                    row.state,
                    new Author(row.subject, row.name),
                    row.at,
                    new Subject(row.publisher, row.plugin, title, row.wanted, row.note),
                    Decision.of(row));
        }
    }

    /// What it is about.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(
            String publisher,
            String plugin,
            String title,
            @Nullable String version,
            @Nullable String note) {}

    /// What became of it; empty while it is open.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            @Nullable Author decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {
        static Decision of(RequestRow row) {
            var by = row.decidedBy == null
                    ? null
                    : new Author(row.decidedBy, row.decidedName == null ? row.decidedBy : row.decidedName);
            return new Decision(by, row.decidedAt, row.reason);
        }
    }

    /// A request that was approved, and the installation that came of it.
    record Approved(Asked request, Whole installation) {}
}
