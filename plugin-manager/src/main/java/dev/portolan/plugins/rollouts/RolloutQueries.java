package dev.portolan.plugins.rollouts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface RolloutQueries {
    Session session();

    @HQL("from RolloutRow where digest in :digests")
    List<RolloutRow> of(Collection<String> digests);

    @HQL("from RolloutStepRow where digest = :digest order by id desc limit :size")
    List<RolloutStepRow> steps(String digest, int size);

    /// The current tenant's.
    @HQL("from TenantRingRow")
    Optional<TenantRingRow> ring();
}
