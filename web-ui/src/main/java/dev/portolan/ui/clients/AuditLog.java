package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What tenant-service says about what was done in an organization.
public final class AuditLog {
    private AuditLog() {}

    /// One act.
    ///
    /// @param seq counts the acts of the organization without a gap
    /// @param hash over this act and the hash of the one before
    public record Entry(
            String id,
            long seq,
            Instant at,
            Actor actor,
            String action,
            @Nullable Target target,
            @Nullable Change change,
            @Nullable String hash) {}

    /// Who did it.
    ///
    /// @param kind `member`, `staff`, `api_token`, `plugin` or `service`
    /// @param inNameOf subject of the member in whose name staff acted
    /// @param address from which the request came
    public record Actor(
            String kind,
            @Nullable String subject,
            @Nullable String name,
            @Nullable String inNameOf,
            @Nullable String inNameOfName,
            @Nullable String address) {}

    public record Target(String type, String id, @Nullable String name) {}

    /// @param before the fields that differ, as they were; `after` as they became
    public record Change(
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason) {}

    /// Whether every act is still as it was written.
    ///
    /// @param brokenAt number of the first act that is not
    /// @param head hash of the last act
    public record Check(
            boolean ok,
            long entries,
            @Nullable Long brokenAt,
            @Nullable String head) {}

    /// What is looked for; empty parts look for everything.
    ///
    /// @param actor a subject
    /// @param action as a whole, or its beginning up to a dot: `plugin.`
    /// @param from first day, and `to` the last one, in UTC
    public record Query(
            String actor,
            String action,
            String target,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String text) {
        public static final Query ALL = new Query("", "", "", null, null, "");
    }
}
