package dev.portolan.tenants.support;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.problems.TenantProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class SupportSessionRepository implements PanacheRepositoryBase<SupportSessionRow, UUID> {
    /// @throws ProblemException `support-session-open` when another request of the same person was faster
    void add(SupportSessionRow row) {
        try {
            persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw open();
        }
    }

    static ProblemException open() {
        return new ProblemException(
                TenantProblem.SUPPORT_SESSION_OPEN,
                "You have a request or a session with this organization. End it before you ask again.");
    }

    /// Holds the session until the transaction ends: nobody gets a token while it is being ended.
    Optional<SupportSessionRow> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
