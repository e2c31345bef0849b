package dev.portolan.plugins.marketplace;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "release_package")
@CrossTenant("the files of a release are the same for all tenants")
class PackageRow {
    @Id
    String digest;

    @Column(nullable = false, updatable = false)
    byte[] content;
}
