package dev.portolan.catalog.sources;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.locations.Location;
import dev.portolan.catalog.locations.LocationService;
import dev.portolan.catalog.processing.SourceService;
import dev.portolan.catalog.reading.OriginReaders;
import dev.portolan.catalog.uploads.UploadReader;
import dev.portolan.catalog.uploads.UploadService;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Registers, changes and removes sources.
@ApplicationScoped
@Transactional
class LifeService {
    private static final Set<String> KEPT_ELSEWHERE = Set.of("managed", "import");
    private static final String DEFAULT = "default";

    private final LocationService locations;
    private final SourceService sources;
    private final UploadService uploads;
    private final OriginReaders readers;
    private final Audit audit;
    private final int mostBytes;

    LifeService(
            LocationService locations,
            SourceService sources,
            UploadService uploads,
            OriginReaders readers,
            Audit audit,
            CatalogConfig config) {
        this.locations = locations;
        this.sources = sources;
        this.uploads = uploads;
        this.readers = readers;
        this.audit = audit;
        this.mostBytes = config.reading().maxFileBytes();
    }

    /// @param entityLimit what the caller's plan allows
    /// @throws ProblemException `conflict` when it is there already
    UUID register(Origin origin, OptionalLong entityLimit) {
        if (readers.of(origin.type()).isEmpty()) {
            throw ProblemException.invalid("/kind", "cannot be read here; register a url or an upload");
        }
        var location = locations.register(origin.type(), origin.target(), false, entityLimit);
        if (origin instanceof Origin.Upload upload) {
            uploads.put(location.id(), upload.content());
        }
        return location.id();
    }

    /// Puts a text in the place of an upload's, which is then read.
    ///
    /// @throws ProblemException `not-found`; `conflict` when the source is no upload; `too-large`; `invalid`
    void replaceContent(UUID id, String content) {
        var location = upload(id);
        if (content.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw new ProblemException(
                    Common.TOO_LARGE,
                    "An upload may have %,d bytes: spread the entities over several.".formatted(mostBytes));
        }
        SourceRequest.objectionTo(content, mostBytes).ifPresent(sentence -> {
            throw ProblemException.invalid("", sentence);
        });
        uploads.put(id, content);
        sources.readAgain(Set.of(id));
        audit.record("location.content-replaced", named(location));
    }

    /// @throws ProblemException `not-found`; `conflict` when the source is no upload
    String content(UUID id) {
        return uploads.content(upload(id).id()).orElseThrow(ProblemException::notFound);
    }

    private Location upload(UUID id) {
        var location = find(id);
        if (!location.type().equals(UploadReader.TYPE)) {
            throw new ProblemException(
                    Common.CONFLICT,
                    "The source is of kind %s: its text is where it points, and is changed there."
                            .formatted(location.type()));
        }
        return location;
    }

    /// @param seconds null for the default
    /// @throws ProblemException `not-found`; `conflict` when it is not read at all
    void readEvery(UUID id, @Nullable Integer seconds) {
        var location = readable(id);
        var before = sources.readEvery(id, seconds);
        audit.record(
                "location.schedule-changed",
                named(location),
                new Change(told(before.orElse(null)), told(seconds), null));
    }

    private static Map<String, Object> told(@Nullable Integer seconds) {
        return Map.of("everySeconds", seconds == null ? DEFAULT : seconds);
    }

    /// Queues the source to be read at once.
    ///
    /// @throws ProblemException `not-found`; `conflict` when it is not read at all
    void refresh(UUID id) {
        var location = readable(id);
        sources.readAgain(Set.of(id));
        audit.record("location.refreshed", named(location));
    }

    private Location readable(UUID id) {
        var location = find(id);
        if (readers.of(location.type()).isEmpty()) {
            throw new ProblemException(
                    Common.CONFLICT,
                    "The source is of kind %s: its entities come by themselves, and there is nothing to be read."
                            .formatted(location.type()));
        }
        return location;
    }

    /// Removes a source with everything that only it leads to.
    ///
    /// @throws ProblemException `not-found`; `conflict` when what it stands for is kept elsewhere
    void remove(UUID id) {
        var location = find(id);
        if (KEPT_ELSEWHERE.contains(location.type())) {
            throw new ProblemException(
                    Common.CONFLICT,
                    location.type().equals("managed")
                            ? "These entities are kept here by hand: remove them one by one."
                            : "This source belongs to an import: remove the import.");
        }
        locations.remove(id);
    }

    private Location find(UUID id) {
        return locations.find(id).orElseThrow(ProblemException::notFound);
    }

    private static Target named(Location location) {
        return new Target("location", location.id().toString(), LocationService.told(location));
    }
}
