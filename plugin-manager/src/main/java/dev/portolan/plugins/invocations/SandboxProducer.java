package dev.portolan.plugins.invocations;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.runtime.BuiltInFunction;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.runtime.Pooling;
import dev.portolan.plugins.runtime.Runtimes;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;
import java.util.List;

/// The runtimes of this node.
@ApplicationScoped
class SandboxProducer {
    @Produces
    @ApplicationScoped
    PluginRuntime runtime(InstantSource time, TenantScope scope, @All List<BuiltInFunction> builtIn) {
        return new Runtimes(Pooling.DEFAULT, time, scope::call, builtIn);
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
