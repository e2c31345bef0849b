package dev.portolan.kernel.audit;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Records who did what to what in the current tenant, in the transaction that does it. tenant-service keeps the
/// record.
@ApplicationScoped
public class Audit {
    private final Outbox outbox;
    private final CurrentTenant tenant;
    private final CurrentActor actor;
    private final String service;
    private final InstantSource time;

    Audit(
            Outbox outbox,
            CurrentTenant tenant,
            CurrentActor actor,
            @ConfigProperty(name = "quarkus.application.name") String service,
            InstantSource time) {
        this.outbox = outbox;
        this.tenant = tenant;
        this.actor = actor;
        this.service = service;
        this.time = time;
    }

    /// Records an act that changes nothing that could be compared.
    ///
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public void record(String action, Target target) {
        record(action, target, Change.NONE);
    }

    /// Records an act. The actor is whoever made the request; in background work, the service.
    ///
    /// @param action past tense with its subject before it, for example `member.invited`
    /// @param change never with a secret in it
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public void record(String action, Target target, Change change) {
        append(actor.find().orElseGet(this::itself), action, target, change);
    }

    /// Records an act of the service itself, whoever's request gave the occasion.
    ///
    /// @param change never with a secret in it
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public void recordOwn(String action, Target target, Change change) {
        append(itself(), action, target, change);
    }

    private Actor itself() {
        return new Actor(Kind.SERVICE, "service:" + service, null, null, null);
    }

    private void append(Actor who, String action, Target target, Change change) {
        var id = tenant.id();
        var event = new AuditEvent(Ids.next(), id, who, action, target, change, time.instant());
        outbox.append(Topics.AUDIT, id.toString(), id, "audit.recorded", event);
    }
}
