package dev.portolan.tenants.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Walks the current tenant's chain from its start to the end that it had when the walk began. Reads in parts, each in
/// a transaction of its own, so that a long chain holds nobody up.
@ApplicationScoped
class ChainCheck {
    private static final int PART = 1_000;

    private final AuditService audit;

    ChainCheck(AuditService audit) {
        this.audit = audit;
    }

    /// What the walk found.
    ///
    /// @param entries how many were found in order
    /// @param brokenAt number of the first entry that was changed, is missing or does not belong there
    /// @param head hash of the last entry; keep it, to see later that nothing before it was changed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(boolean ok, long entries, @Nullable Long brokenAt, String head) {}

    Result run() {
        var head = audit.head();
        var seq = 0L;
        var hash = Chain.START;
        while (seq < head.seq()) {
            var part = audit.after(seq, PART);
            if (part.isEmpty()) {
                return broken(seq, head.hash());
            }
            for (var found : part) {
                if (seq == head.seq()) {
                    break;
                }
                hash = Chain.next(hash, found.entry());
                if (found.entry().seq() != seq + 1 || !found.hash().equals(hash)) {
                    return broken(seq, head.hash());
                }
                seq++;
            }
        }
        return hash.equals(head.hash()) ? new Result(true, seq, null, hash) : broken(seq - 1, head.hash());
    }

    private static Result broken(long sound, String head) {
        return new Result(false, sound, sound + 1, head);
    }
}
