package dev.portolan.plugins.scorecards;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ScorecardRepository implements PanacheRepositoryBase<ScorecardRow, UUID> {}
