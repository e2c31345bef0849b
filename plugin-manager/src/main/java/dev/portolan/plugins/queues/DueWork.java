package dev.portolan.plugins.queues;

import dev.portolan.contracts.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Work that waits in the database, and is done by whichever process takes it first.
public interface DueWork {
    /// A row that is due.
    ///
    /// @param id its key
    record Due(TenantId tenant, UUID id) {}

    /// What is due, of each tenant one.
    ///
    /// @param busy tenants of which this process does something already
    List<Due> due(Collection<UUID> busy, int most);

    /// Claims one, if nobody else has.
    Optional<Claim> take(UUID id);

    /// Does it, within the scope of its tenant and in no transaction. What it throws is logged, and the lease
    /// runs out.
    void work(Claim claim);
}
