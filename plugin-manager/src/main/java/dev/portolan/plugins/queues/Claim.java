package dev.portolan.plugins.queues;

import dev.portolan.contracts.TenantId;
import java.util.UUID;

/// A piece of work that this process may do until its lease ends.
///
/// @param id the key of its row
/// @param asked how often it was asked for; whoever is done with it takes back only that
/// @param attempts of this work, from 1
public record Claim(TenantId tenant, UUID id, long asked, int attempts) {}
