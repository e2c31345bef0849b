package dev.portolan.plugins.repairs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "repair_acknowledgement")
class AcknowledgementRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID installation;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    RepairKind kind;

    /// Of what was read: when it happens again, it is to be read again.
    @Column(nullable = false)
    Instant since;

    @Column(name = "by_subject", nullable = false)
    String by;

    @Column(nullable = false)
    Instant at;

    @Version
    long version;
}
