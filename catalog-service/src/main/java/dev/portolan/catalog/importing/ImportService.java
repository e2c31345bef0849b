package dev.portolan.catalog.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.importing.Import.State;
import dev.portolan.catalog.importing.ImportItem.Verdict;
import dev.portolan.catalog.importing.ImportRepository.Kept;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the imports of the current tenant, and moves them from one state to the next.
@ApplicationScoped
@Transactional
public class ImportService {
    private final ImportRepository imports;
    private final Audit audit;
    private final CurrentActor actor;
    private final Event<Confirmed> confirmed;
    private final ObjectMapper json;
    private final InstantSource time;
    private final CatalogConfig.Importing config;

    ImportService(
            ImportRepository imports,
            Audit audit,
            CurrentActor actor,
            Event<Confirmed> confirmed,
            ObjectMapper json,
            InstantSource time,
            CatalogConfig config) {
        this.imports = imports;
        this.audit = audit;
        this.actor = actor;
        this.confirmed = confirmed;
        this.json = json;
        this.time = time;
        this.config = config.importing();
    }

    /// Begins an import. The caller has it read.
    ///
    /// @throws ProblemException `conflict` while another one is under way
    Import begin(OldPortal portal) {
        imports.hold();
        if (imports.isAnyUnderWay()) {
            throw new ProblemException(
                    Common.CONFLICT, "Another import is under way. Wait until it has ended, or remove it.");
        }
        imports.forgetOld(config.kept() - 1);
        var id = Ids.next();
        var now = time.instant();
        imports.insert(id, portal.catalog().toString(), now, now.plus(config.lease()));
        var started = get(id);
        audit.record("import.started", target(started), new Change(Map.of(), Map.of("url", started.url()), null));
        return started;
    }

    private static Target target(Import one) {
        return new Target("import", one.id().toString(), one.url());
    }

    /// @throws ProblemException `not-found`
    Import get(UUID id) {
        return imports.find(id).orElseThrow(ProblemException::notFound);
    }

    List<Import> list(@Nullable UUID before, int most) {
        return imports.list(before, most);
    }

    /// @throws ProblemException `not-found`
    List<Kept> items(UUID id, @Nullable Verdict verdict, String after, int most) {
        var _ = get(id);
        return imports.items(id, verdict, after, most);
    }

    /// Keeps a part of what was read.
    ///
    /// @param total null while it is not known
    /// @return whether the import is still wanted
    boolean keep(UUID id, List<ImportItem> items, int done, @Nullable Integer total) {
        if (!imports.progress(id, State.READING, done, total)) {
            return false;
        }
        imports.keep(id, items.stream().map(this::kept).toList());
        return true;
    }

    private Kept kept(ImportItem item) {
        try {
            var entity = item.entity();
            return new Kept(
                    item.ref(),
                    item.verdict(),
                    item.location(),
                    json.writeValueAsString(item.errors()),
                    entity == null ? null : entity.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are always JSON", e);
        }
    }

    void ready(UUID id) {
        var _ = imports.move(id, State.READING, State.READY, null, null);
    }

    /// Ends it without success.
    ///
    /// @param error for people
    void fail(UUID id, State state, String error) {
        if (imports.move(id, state, State.FAILED, error, time.instant())) {
            imports.dropEntities(id);
        }
    }

    /// Says that what was shown may be taken. Taking begins when the transaction has committed.
    ///
    /// @throws ProblemException `not-found`; `conflict` when it is not ready
    Import confirm(UUID id) {
        imports.hold();
        var ready = get(id);
        if (ready.state() != State.READY || imports.isAnyUnderWay()) {
            throw new ProblemException(
                    Common.CONFLICT,
                    "The import is %s; only one that is ready can be confirmed, and only while no other is under way."
                            .formatted(ready.state().key()));
        }
        imports.confirm(id, write(actor.find()));
        var _ = imports.move(id, State.READY, State.IMPORTING, null, null);
        var counts = ready.counts();
        audit.record(
                "import.confirmed",
                target(ready),
                new Change(
                        Map.of(),
                        Map.of(
                                "url", ready.url(),
                                "take", counts.getOrDefault(Verdict.TAKE, 0),
                                "change", counts.getOrDefault(Verdict.CHANGE, 0)),
                        null));
        confirmed.fire(new Confirmed());
        return get(id);
    }

    private String write(Optional<Actor> asking) {
        try {
            return json.writeValueAsString(asking.orElse(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("actors are always JSON", e);
        }
    }

    /// Who has said that it may be taken.
    Optional<Actor> confirmedBy(UUID id) {
        return imports.confirmedBy(id).map(text -> {
            try {
                return json.readValue(text, Actor.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what is stored is always JSON", e);
            }
        });
    }

    List<String> locations(UUID id) {
        return imports.locations(id);
    }

    List<ObjectNode> entities(UUID id) {
        return imports.entities(id).stream().map(this::entity).toList();
    }

    private ObjectNode entity(String text) {
        try {
            JsonNode node = json.readTree(text);
            return (ObjectNode) node;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }

    void progress(UUID id, int done, int total) {
        var _ = imports.progress(id, State.IMPORTING, done, total);
    }

    /// @param remark what could not be taken, for people; null where everything was
    void done(UUID id, @Nullable String remark) {
        if (imports.move(id, State.IMPORTING, State.DONE, remark, time.instant())) {
            imports.dropEntities(id);
        }
    }

    /// Forgets an import; one that reads stops. What was taken stays.
    ///
    /// @throws ProblemException `not-found`; `conflict` while it takes
    void remove(UUID id) {
        imports.hold();
        var gone = get(id);
        if (gone.state() == State.IMPORTING) {
            throw new ProblemException(Common.CONFLICT, "The import is under way. Wait until it has ended.");
        }
        imports.delete(id);
        audit.record("import.removed", target(gone), new Change(Map.of("url", gone.url()), Map.of(), null));
    }

    /// Something may be taken now.
    record Confirmed() {}
}
