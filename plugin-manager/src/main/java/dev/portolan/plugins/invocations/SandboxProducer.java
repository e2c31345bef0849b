package dev.portolan.plugins.invocations;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.runtime.JsRuntime;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.runtime.Pooling;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/// The one sandbox of this node.
@ApplicationScoped
class SandboxProducer {
    @Produces
    @ApplicationScoped
    PluginRuntime runtime(InstantSource time) {
        return new JsRuntime(Pooling.DEFAULT, time);
    }

    void close(@Disposes PluginRuntime runtime) {
        runtime.close();
    }

    void warmUp(@Observes StartupEvent started, PluginRuntime runtime) {
        var _ = Thread.ofVirtual().name("sandbox-warm-up").start(runtime::warmUp);
    }

    void stopped(@Observes ReleaseState release, PluginRuntime runtime) {
        if (release.status() == ReleaseState.Status.REVOKED) {
            runtime.forget(release.digest());
        }
    }
}
