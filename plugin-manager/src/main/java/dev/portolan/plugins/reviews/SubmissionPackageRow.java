package dev.portolan.plugins.reviews;

import dev.portolan.kernel.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "submission_package")
@CrossTenant("packages are sent by publishers, who belong to no tenant")
class SubmissionPackageRow {
    @Id
    UUID submission;

    @Column(nullable = false, updatable = false)
    byte[] content;
}
