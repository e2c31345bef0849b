package dev.portolan.plugins.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.streams.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tenant_event")
class TenantEventRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(nullable = false, updatable = false)
    String type;

    @Column(nullable = false, updatable = false)
    String source;

    /// `publisher/plugin`.
    @Column(updatable = false)
    @Nullable
    String plugin;

    @Column(updatable = false)
    @Nullable
    String subject;

    @Column(updatable = false)
    @Nullable
    String actor;

    /// JSON.
    @Column(nullable = false, updatable = false)
    String data;

    @Column(nullable = false, updatable = false)
    int depth;

    static TenantEventRow of(Happening happening) {
        var origin = happening.origin();
        var row = new TenantEventRow();
        row.id = happening.id();
        row.at = happening.at();
        row.type = happening.type();
        row.source = origin.source();
        row.plugin = origin.plugin() == null ? null : origin.plugin().toString();
        row.subject = happening.subject();
        row.actor = origin.actor();
        row.data = happening.data().toString();
        row.depth = origin.depth();
        return row;
    }

    Happening toDomain() {
        var origin = new Happening.Origin(source, plugin == null ? null : PluginId.parse(plugin), actor, depth);
        return new Happening(id, at, type, origin, subject, json());
    }

    JsonNode json() {
        return Json.read(data.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
