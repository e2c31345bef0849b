package dev.portolan.plugins.reviews;

import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Takes up what a process that died was screening, and forgets what was rejected long ago. Every process may do it:
/// a submission's row is locked at each step, and whatever comes second finds the decision taken.
@ApplicationScoped
class ScreeningSchedule {
    private static final int AT_ONCE = 10;

    private final SubmissionService submissions;
    private final Screening screening;
    private final SubmissionConfig config;
    private final Recurring clock =
            new Recurring("submissions", this::look, "packages whose screening was cut off wait for the next look");

    ScreeningSchedule(SubmissionService submissions, Screening screening, SubmissionConfig config) {
        this.submissions = submissions;
        this.screening = screening;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.look());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    @ActivateRequestContext
    void look() {
        submissions.abandoned(AT_ONCE).forEach(this::screen);
        submissions.sweep();
    }

    private void screen(UUID id) {
        try {
            screening.screen(id);
        } catch (RuntimeException e) {
            Log.errorf(e, "a package could not be screened submission=%s", id);
        }
    }
}
