package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.propagation.Observed;
import dev.portolan.plugins.watches.Watch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is answered about installations.
public final class InstallationViews {
    private InstallationViews() {}

    /// One line of the list.
    ///
    /// @param icon SVG text with no script in it, of 32 KiB at most; absent where it has none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String publisher,
            String plugin,
            String title,
            @Nullable String icon,
            Instant changedAt,
            @JsonUnwrapped Status status,
            @JsonUnwrapped Updates updates) {
        static Item of(Installation installation, Published release, List<Observed> observed, Updates updates) {
            return new Item(
                    installation.plugin().publisher(),
                    installation.plugin().plugin(),
                    release.manifest().listing().title(),
                    release.content().icon().orElse(null),
                    installation.changedAt(),
                    Status.of(installation, release, observed),
                    updates);
        }
    }

    /// How it stands with other releases.
    ///
    /// @param automaticUpdates whether new releases of its channel come by themselves
    /// @param update the newer release there is
    /// @param watch the trial it is on after a change of its release
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Updates(
            boolean automaticUpdates,
            @Nullable Newer update,
            @Nullable OnTrial watch) {
        static Updates of(
                Installation installation, boolean automatic, @Nullable Upgrade newer, @Nullable Watch watch) {
            return new Updates(
                    automatic,
                    newer == null ? null : new Newer(newer.to().version(), newer.kind()),
                    watch == null || watch.revision() != installation.revision()
                            ? null
                            : new OnTrial(watch.since(), watch.until(), watch.backTo()));
        }
    }

    record Newer(String version, @JsonProperty("class") UpgradeClass kind) {}

    /// @param backTo the revision that is brought back when it fails
    record OnTrial(Instant since, Instant until, long backTo) {}

    /// @param channel absent when the version is pinned
    /// @param enabled whether it serves the tenant
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String version,
            @Nullable String channel,
            boolean enabled,
            long revision,
            Desired desired,
            List<Observed> observed,
            Health health) {
        public Status {
            observed = List.copyOf(observed);
        }

        static Status of(Installation installation, Published release, List<Observed> observed) {
            return new Status(
                    release.version(),
                    installation.setup().release().channel(),
                    installation.enabled(),
                    installation.revision(),
                    installation.desired(),
                    observed,
                    installation.health());
        }
    }

    /// One installation.
    ///
    /// @param missing what must be set before it can be enabled
    public record Whole(
            @JsonUnwrapped Item item,
            @JsonUnwrapped Origin origin,
            JsonNode configuration,
            List<String> grants,
            JsonNode schema,
            List<Violation> missing) {
        public Whole {
            grants = List.copyOf(grants);
            missing = List.copyOf(missing);
        }

        static Whole of(
                Installation installation, Origin origin, Published release, List<Observed> observed, Updates updates) {
            var configuration = installation.setup().configuration();
            var missing = installation.desired() != Desired.NEEDS_CONFIGURATION
                    ? List.<Violation>of()
                    : Planner.missing(installation, release);
            return new Whole(
                    Item.of(installation, release, observed, updates),
                    origin,
                    configuration,
                    SetupJson.texts(installation.setup().grants()),
                    release.schema().json(),
                    missing);
        }
    }

    /// Where an installation as it is comes from.
    ///
    /// @param changedBy who made the newest change
    /// @param installedAt when it was installed, or restored
    public record Origin(Author changedBy, Instant installedAt) {}

    /// One revision.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revision(
            long revision,
            Instant at,
            Author author,
            @Nullable String reason,
            Kind change,
            @Nullable Desired desired,
            String version,
            JsonNode diff) {
        static Revision of(RevisionRow row, Published release) {
            return new Revision(
                    row.revision,
                    row.at,
                    new Author(row.author, row.authorName),
                    row.reason,
                    row.change,
                    row.desired,
                    release.version(),
                    row.diff);
        }
    }
}
