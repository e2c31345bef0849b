package dev.portolan.ui.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/// The clock that everything asks.
@ApplicationScoped
class SystemTime {
    @Produces
    @ApplicationScoped
    InstantSource time() {
        return InstantSource.system();
    }
}
