package dev.portolan.plugins.marketplace;

import java.util.Collection;
import java.util.Set;

/// Knows which releases are not for everybody yet. A bean of whoever rolls them out.
public interface Audience {
    /// Of these releases, by digest, those that the current tenant is not to see yet as the newest of their channel;
    /// none where no tenant is current.
    Set<String> hidden(Collection<String> digests);
}
