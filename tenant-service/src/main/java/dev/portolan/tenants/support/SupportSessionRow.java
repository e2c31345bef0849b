package dev.portolan.tenants.support;

import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.support.SupportSession.Consent;
import dev.portolan.tenants.support.SupportSession.Request;
import dev.portolan.tenants.support.SupportSession.Who;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "support_session")
class SupportSessionRow {
    @Id
    UUID id;

    @org.hibernate.annotations.TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String reason;

    @Column(nullable = false, updatable = false)
    int minutes;

    @Column(nullable = false)
    boolean write;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SupportState state;

    @Column(name = "staff_subject", nullable = false, updatable = false)
    String staffSubject;

    @Column(name = "staff_name", nullable = false, updatable = false)
    String staffName;

    @Column(name = "requested_at", nullable = false, updatable = false)
    Instant requestedAt;

    @Column(name = "lapses_at", nullable = false, updatable = false)
    Instant lapsesAt;

    @Column(name = "consented_by")
    @Nullable
    String consentedBy;

    @Column(name = "consented_by_name")
    @Nullable
    String consentedByName;

    @Column(name = "starts_at")
    @Nullable
    Instant startsAt;

    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @Column(name = "notify_at")
    @Nullable
    Instant notifyAt;

    @Version
    long version;

    SupportSession toDomain(TenantId tenant) {
        var by = consentedBy == null ? null : new Who(consentedBy, consentedByName == null ? "" : consentedByName);
        return new SupportSession(
                id,
                tenant,
                state,
                new Who(staffSubject, staffName),
                write,
                new Request(reason, minutes, requestedAt, lapsesAt),
                new Consent(by, startsAt, endsAt));
    }
}
