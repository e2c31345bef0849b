package dev.portolan.catalog.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.history.HistoryRepository.Stored;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Tells what the entities of the current tenant were.
@ApplicationScoped
@Transactional
public class HistoryService {
    private final HistoryRepository versions;
    private final EntityService entities;

    HistoryService(HistoryRepository versions, EntityService entities) {
        this.versions = versions;
        this.entities = entities;
    }

    /// Versions before another one, the newest first. Also of an entity that is gone.
    ///
    /// @throws ProblemException `not-found` when there is none, and no such entity
    List<Version> before(String ref, int version, int size) {
        var found = versions.before(ref, version, size);
        if (found.isEmpty()
                && version == Integer.MAX_VALUE
                && entities.byRef(ref).isEmpty()) {
            throw missing(ref);
        }
        return found;
    }

    /// @throws ProblemException `not-found`
    Shown version(String ref, int version) {
        var stored = find(ref, version);
        return new Shown(stored.version(), text(ref, stored));
    }

    /// An entity as it was in a version; empty where that was its deletion.
    ///
    /// @throws ProblemException `not-found` when there is no such version
    public Optional<ObjectNode> entity(String ref, int version) {
        return text(ref, find(ref, version))
                .map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8), ObjectNode.class));
    }

    private Stored find(String ref, int version) {
        return versions.one(ref, version).orElseThrow(() -> missing(ref));
    }

    private Optional<String> text(String ref, Stored stored) {
        if (stored.body() != null) {
            return Optional.of(Packed.unpack(stored.body()));
        }
        if (!stored.latest() || stored.version().operation().equals(Version.DELETED)) {
            return Optional.empty();
        }
        return entities.byRef(ref).map(StoredEntity::body);
    }

    private static ProblemException missing(String ref) {
        return new ProblemException(Common.NOT_FOUND, "There is no such version of an entity " + ref + ".");
    }

    /// @param entity JSON; empty where the version is its deletion
    record Shown(Version version, Optional<String> entity) {}
}
