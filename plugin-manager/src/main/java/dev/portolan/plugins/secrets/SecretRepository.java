package dev.portolan.plugins.secrets;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SecretRepository implements PanacheRepositoryBase<SecretRow, UUID> {}
