package dev.portolan.plugins.installations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RevisionRepository implements PanacheRepositoryBase<RevisionRow, UUID> {}
