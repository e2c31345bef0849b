package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What plugin-manager tells staff of one release.
public final class StaffReleases {
    private StaffReleases() {}

    /// @param status `published`, `deprecated`, `yanked` or `revoked`
    /// @param reason why it stands so
    public record One(
            String digest, PluginId plugin, String version, String status, String reason, Use use, Origin origin) {
        static One of(String digest, JsonNode node) {
            return new One(
                    digest,
                    new PluginId(
                            node.path("publisher").asText(), node.path("plugin").asText()),
                    node.path("version").asText(),
                    Fields.text(node, "status")
                            .or(() -> Fields.text(node, "state"))
                            .orElse("published"),
                    Fields.text(node, "reason").orElse(""),
                    new Use(
                            Fields.number(node, "tenants").orElse(0L),
                            Fields.number(node, "installations").orElse(0L)),
                    new Origin(
                            Fields.instant(node, "publishedAt"),
                            Fields.text(node, "signedBy").orElse("")));
        }

        /// For example `portolan/uptime 1.2.0`.
        public String title() {
            return plugin + " " + version;
        }

        public boolean stopped() {
            return "revoked".equalsIgnoreCase(status);
        }
    }

    public record Use(long tenants, long installations) {}

    /// @param signedBy fingerprint of the key
    public record Origin(@Nullable Instant publishedAt, String signedBy) {}

    /// Who gets a release as the newest one.
    ///
    /// @param percent of the tenants in the rings, 0 to 100
    /// @param rings of `early` and `general`
    /// @param paused whether nobody more gets it
    /// @param reached tenants that have it
    /// @param waiting tenants that follow its channel and do not have it yet
    /// @param steps what staff have set before, newest first
    public record Rollout(
            int percent, List<String> rings, boolean paused, long reached, long waiting, List<Step> steps) {
        public Rollout {
            rings = rings == null ? List.of() : List.copyOf(rings);
            steps = steps == null ? List.of() : List.copyOf(steps);
        }

        public Wanted wanted() {
            return new Wanted(percent, rings, paused);
        }
    }

    /// What somebody of the staff has set.
    ///
    /// @param by a name
    public record Step(
            int percent,
            List<String> rings,
            boolean paused,
            @Nullable String by,
            @Nullable Instant at) {
        public Step {
            rings = rings == null ? List.of() : List.copyOf(rings);
        }

        public Wanted wanted() {
            return new Wanted(percent, rings, paused);
        }
    }

    /// What a rollout is to become.
    public record Wanted(int percent, List<String> rings, boolean paused) {
        public Wanted {
            rings = List.copyOf(rings);
        }
    }

    /// @param ring `early` or `general`
    public record Ring(String ring) {}
}
