package dev.portolan.plugins.rollouts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class RolloutRepository implements PanacheRepositoryBase<RolloutRow, String> {}
