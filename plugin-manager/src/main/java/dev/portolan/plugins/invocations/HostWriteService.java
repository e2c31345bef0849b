package dev.portolan.plugins.invocations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// Counts what plugins write by host functions, and puts it on record: of each installation and function once an hour,
/// so that a busy plugin does not bury what people do.
@Startup // shown before the first one
@ApplicationScoped
@Transactional
public class HostWriteService {
    private final Cache<Written, AtomicBoolean> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final Audit audit;
    private final Counter count;

    HostWriteService(Audit audit, MeterRegistry metrics) {
        this.audit = audit;
        this.count = metrics.counter("portolan.plugin.host.writes");
    }

    /// @param function of the host, which has written something
    public void did(HostCall call, String function) {
        count.increment();
        var target = call.target();
        var written = new Written(target.installation(), function);
        if (told.get(written, _ -> new AtomicBoolean()).compareAndSet(false, true)) {
            audit.recordOwn(
                    "plugin.wrote",
                    new Target("plugin", target.release().plugin().toString(), null),
                    new Change(null, Map.of("function", function), null));
        }
    }

    private record Written(UUID installation, String function) {}
}
