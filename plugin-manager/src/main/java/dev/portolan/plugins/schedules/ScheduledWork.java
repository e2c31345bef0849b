package dev.portolan.plugins.schedules;

import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import java.time.Duration;
import java.util.Optional;

/// What the platform does by itself with the extensions of a point; one bean a point. A run begins when the plugin is
/// enabled or changed, when its time has come, upon events and when somebody asks for it.
public interface ScheduledWork {
    ExtensionPoint point();

    /// How often there is a run; empty where there is one after changes and when asked only.
    default Optional<Duration> every(Extension extension) {
        return extension instanceof Extension.Scheduled scheduled ? Optional.of(scheduled.every()) : Optional.empty();
    }

    /// Does one run, or goes on with one that was interrupted, within the tenant's scope and in no transaction.
    ///
    /// Does a little at a time, and says after each part how far it has come ([Run#keep]): a process may be killed
    /// at any time, and another then goes on from there. Ends with `Paused` once the run is [late][Run#late].
    RunResult run(ActiveExtension active, Run run);

    /// Takes back what the runs have brought, in the transaction in which the extension stops serving the tenant.
    ///
    /// @param gone whether it was uninstalled or is in the release no more; else it is only disabled, or blocked
    default void stopped(Installation installation, String extension, boolean gone) {}
}
