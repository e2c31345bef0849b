package dev.portolan.catalog.causes;

import dev.portolan.contracts.CatalogEvent.Cause.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;

/// Tells which changes another source is the cause of than the one that is read: what one has left waiting may be
/// finished by the other.
@ApplicationScoped
@Transactional
public class LeadingService {
    private final LeadingRepository leading;
    private final CurrentCause cause;

    LeadingService(LeadingRepository leading, CurrentCause cause) {
        this.leading = leading;
        this.cause = cause;
    }

    /// @return the causes of those of the entities that the source being read does not lead to, but another one does;
    ///     none where no source is read
    public Map<String, Cause> others(Collection<String> refs) {
        var why = cause.get();
        var location = why.location();
        return why.kind() == Kind.SOURCE && location != null && !refs.isEmpty()
                ? leading.others(location, refs)
                : Map.of();
    }
}
