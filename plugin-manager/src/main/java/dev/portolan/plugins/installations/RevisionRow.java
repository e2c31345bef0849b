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
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "installation_revision")
class RevisionRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false)
    UUID installation;

    @Column(nullable = false)
    long revision;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Kind change;

    @Column(nullable = false)
    String digest;

    @Nullable
    String channel;

    @Column(nullable = false)
    boolean enabled;

    /// What came of it; null in revisions from before this was kept.
    @Enumerated(EnumType.STRING)
    @Nullable
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

    @Convert(converter = JsonArrayConverter.class)
    @Column(nullable = false)
    ArrayNode diff;

    @Column(nullable = false)
    String author;

    @Column(name = "author_name", nullable = false)
    String authorName;

    @Nullable
    String reason;

    @Column(nullable = false)
    Instant at;
}
