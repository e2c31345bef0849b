package dev.portolan.plugins.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records who did what in the marketplace, in the transaction that does it. What happens within a tenant goes to the
/// tenant's audit log instead.
@ApplicationScoped
public class Journal {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Actor ITSELF = new Actor(Kind.SERVICE, "service:plugin-manager", null, null, null);

    private final JournalRepository rows;
    private final CurrentActor actor;
    private final InstantSource time;

    Journal(JournalRepository rows, CurrentActor actor, InstantSource time) {
        this.rows = rows;
        this.actor = actor;
        this.time = time;
    }

    /// Records an act of whoever makes the request; in background work, of the service.
    ///
    /// @param action past tense with its subject before it, for example `release.yanked`
    /// @param target for example `testers/probe@1.0.0`
    /// @param change what differs afterwards; never with a secret in it
    public void record(String action, String target, @Nullable String reason, Map<String, ?> change) {
        var who = actor.find().orElse(ITSELF);
        append(who.subject(), who.name(), who.address(), new Act(action, target, reason, change));
    }

    /// Records an act of a publisher, whose token names no person.
    public void recordOf(String publisher, String action, String target, @Nullable String reason) {
        append("publisher:" + publisher, null, null, new Act(action, target, reason, Map.of()));
    }

    private void append(String who, @Nullable String name, @Nullable String address, Act act) {
        var row = new JournalRow();
        row.id = Ids.next();
        row.at = time.instant();
        row.actor = who;
        row.actorName = name;
        row.address = address;
        row.action = act.action();
        row.target = act.target();
        row.reason = act.reason();
        row.change = write(act.change());
        rows.persist(row);
    }

    private static String write(Map<String, ?> change) {
        try {
            return JSON.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and flags can always be written", e);
        }
    }

    private record Act(
            String action, String target, @Nullable String reason, Map<String, ?> change) {}
}
