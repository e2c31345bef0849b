package dev.portolan.plugins.marketplace;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "publisher")
@CrossTenant("publishers serve all tenants and belong to none")
class PublisherRow {
    @Id
    String id;

    /// X.509, base64.
    @Column(name = "public_key", nullable = false)
    String publicKey;

    @Column(nullable = false)
    Instant since;
}
