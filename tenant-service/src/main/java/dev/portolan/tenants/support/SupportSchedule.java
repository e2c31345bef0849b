package dev.portolan.tenants.support;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Notes sessions whose time is over, and sends mails that are due. Every process may do it: a session is held while it
/// is looked at.
@ApplicationScoped
class SupportSchedule {
    private final SupportDirectory directory;
    private final SupportService support;
    private final SupportMail mail;
    private final TenantScope scope;
    private final SupportConfig config;
    private final InstantSource time;
    private final Recurring clock =
            new Recurring("support-schedule", this::look, "support sessions are looked at again soon");

    SupportSchedule(
            SupportDirectory directory,
            SupportService support,
            SupportMail mail,
            TenantScope scope,
            SupportConfig config,
            InstantSource time) {
        this.directory = directory;
        this.support = support;
        this.mail = mail;
        this.scope = scope;
        this.config = config;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        clock.start(config.poll());
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    private void look() {
        var now = time.instant();
        each(directory.over(now), due -> scope.run(due.tenant(), () -> support.expire(due.session())));
        each(directory.untold(now), mail::send);
    }

    // One that fails does not keep the others waiting.
    private static void each(List<SupportDirectory.Due> all, Consumer<SupportDirectory.Due> work) {
        for (var due : all) {
            try {
                work.accept(due);
            } catch (RuntimeException e) {
                Log.warnf(e, "tried again soon tenant=%s support-session=%s", due.tenant(), due.session());
            }
        }
    }
}
