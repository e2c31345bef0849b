package dev.portolan.plugins.propagation;

import dev.portolan.contracts.PluginState;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The last changes of each installation as this node has applied them.
@ApplicationScoped
class Steps {
    /// Enough to tell which revision a node that lags behind is at.
    private static final int KEPT = 8;

    private final Map<Installed, List<Step>> byInstallation = new ConcurrentHashMap<>();

    /// Takes in one record of `portolan.plugin.state`.
    Step apply(ConsumerRecord<String, byte @Nullable []> record) {
        var installed = Installed.ofKey(record.key());
        var partition = record.topic() + "/" + record.partition();
        var before = of(installed);
        var step = record.value() == null
                ? new Step(installed, partition, record.offset(), removal(before), Observed.State.UNINSTALLED)
                : step(installed, partition, record.offset(), Json.read(record.value(), PluginState.class));
        var kept = before.stream().skip(Math.max(0, before.size() - KEPT + 1L));
        byInstallation.put(installed, Stream.concat(kept, Stream.of(step)).toList());
        return step;
    }

    /// What was applied last under a key.
    Optional<Step> last(String key) {
        var known = of(Installed.ofKey(key));
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
    }

    /// Oldest first.
    List<Step> of(Installed installed) {
        return byInstallation.getOrDefault(installed, List.of());
    }

    private static Step step(Installed installed, String partition, long offset, PluginState state) {
        var becomes = state.enabled() ? Observed.State.ENABLED : Observed.State.DISABLED;
        return new Step(installed, partition, offset, state.revision(), becomes);
    }

    /// A tombstone has no revision: it comes after the last one, unless it only comes again.
    private static long removal(List<Step> before) {
        if (before.isEmpty()) {
            return 1;
        }
        var last = before.getLast();
        return last.state() == Observed.State.UNINSTALLED ? last.revision() : last.revision() + 1;
    }
}
