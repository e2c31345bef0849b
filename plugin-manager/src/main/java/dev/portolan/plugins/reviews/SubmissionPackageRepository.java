package dev.portolan.plugins.reviews;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SubmissionPackageRepository implements PanacheRepositoryBase<SubmissionPackageRow, UUID> {}
