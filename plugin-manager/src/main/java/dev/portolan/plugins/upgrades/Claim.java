package dev.portolan.plugins.upgrades;

import dev.portolan.contracts.TenantId;
import java.util.UUID;

/// An installation that this process may look at until its lease ends.
///
/// @param asked how often it was asked for; whoever is done with it takes back only that
/// @param attempts of this look, from 1
record Claim(TenantId tenant, UUID installation, long asked, int attempts) {}
