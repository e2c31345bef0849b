package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "installation")
class InstallationRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String publisher;

    @Column(nullable = false, updatable = false)
    String plugin;

    @Column(nullable = false)
    long revision;

    @Column(nullable = false)
    String digest;

    @Nullable
    String channel;

    @Column(nullable = false)
    boolean enabled;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Desired desired;

    @Convert(converter = JsonObjectConverter.class)
    @Column(nullable = false)
    ObjectNode configuration;

    @Convert(converter = JsonObjectConverter.class)
    @Column(nullable = false)
    ObjectNode secrets;

    @Convert(converter = JsonArrayConverter.class)
    @Column(nullable = false)
    ArrayNode grants;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Health.State health;

    @Column(name = "health_message")
    @Nullable
    String healthMessage;

    @Column(name = "health_at")
    @Nullable
    Instant healthAt;

    @Column(name = "uninstalled_at")
    @Nullable
    Instant uninstalledAt;

    /// Whether new releases of its channel may come by themselves.
    @Column(name = "automatic_updates", nullable = false)
    boolean automaticUpdates = true;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Version
    long version;
}
