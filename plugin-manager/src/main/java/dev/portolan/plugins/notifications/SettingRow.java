package dev.portolan.plugins.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "notification_setting")
class SettingRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    @Column(nullable = false, updatable = false)
    String recipient;

    @Column(nullable = false, updatable = false)
    String sender;

    @Column(nullable = false, updatable = false)
    String topic;

    @Column(nullable = false)
    boolean portal;

    @Column(nullable = false)
    boolean mail;

    /// Ways of plugins by which it is not to come, `publisher/plugin/extension`, separated by spaces.
    @Column(nullable = false)
    String muted;
}
