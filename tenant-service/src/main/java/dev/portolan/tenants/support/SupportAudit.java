package dev.portolan.tenants.support;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Puts each step of a support session on the tenant's record.
@ApplicationScoped
class SupportAudit {
    private final Audit audit;

    SupportAudit(Audit audit) {
        this.audit = audit;
    }

    void requested(SupportSession session) {
        var asked = Map.<String, Object>of("minutes", session.request().minutes(), "write", session.write());
        audit.record(
                "support.requested",
                target(session),
                new Change(Map.of(), asked, session.request().reason()));
    }

    void consented(SupportSession session) {
        var granted = Map.<String, Object>of(
                "write",
                session.write(),
                "until",
                String.valueOf(session.consent().endsAt()));
        audit.record("support.consented", target(session), new Change(Map.of(), granted, null));
    }

    void refused(SupportSession session) {
        audit.record("support.refused", target(session));
    }

    void ended(SupportSession session) {
        audit.record("support.ended", target(session));
    }

    void expired(SupportSession session) {
        audit.recordOwn("support.expired", target(session), Change.NONE);
    }

    /// Staff got a token: from now on they may look.
    void looked(SupportSession session) {
        audit.record(
                "support.looked",
                target(session),
                new Change(Map.of(), Map.of(), session.request().reason()));
    }

    private static Target target(SupportSession session) {
        return new Target(
                "support_session", session.id().toString(), session.staff().name());
    }
}
