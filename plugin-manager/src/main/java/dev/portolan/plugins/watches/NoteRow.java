package dev.portolan.plugins.watches;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "upgrade_note")
class NoteRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    UUID installation;

    @Column(nullable = false, updatable = false)
    String digest;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    UpgradeNote.Kind kind;

    @Nullable
    String message;

    @Column(nullable = false)
    Instant at;

    UpgradeNote toDomain() {
        return new UpgradeNote(installation, digest, kind, message, at);
    }
}
