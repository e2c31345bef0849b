package dev.portolan.plugins.spaces;

import dev.portolan.plugins.spaces.TakenRepository.Rows;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Hands out what the current tenant takes along row by row.
@ApplicationScoped
@Transactional
class TakenService {
    private final TakenRepository rows;

    TakenService(TakenRepository rows) {
        this.rows = rows;
    }

    /// May take as long as the reader does, ten minutes at most.
    @TransactionConfiguration(timeout = 600)
    void each(Taken taken, Rows reader) {
        rows.each(taken, reader);
    }
}
