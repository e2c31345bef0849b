package dev.portolan.plugins.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A topic that is written again tells nothing new.
class StepsTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final PluginId PLUGIN = PluginId.parse("testers/steps");

    private final Steps steps = new Steps();

    @Test
    void aStateThatComesAgainIsTheSameStep() {
        var first = steps.apply(record(7, state(3, true)));
        var again = steps.apply(record(90, state(3, true)));
        var toggled = steps.apply(record(91, state(4, false)));

        assertThat(again.says(first)).isTrue();
        assertThat(toggled.says(again)).isFalse();
    }

    @Test
    void aTombstoneThatComesAgainIsTheSameStep() {
        steps.apply(record(1, state(3, true)));
        var gone = steps.apply(record(2, null));
        var again = steps.apply(record(3, null));

        assertThat(gone.revision()).isEqualTo(4);
        assertThat(again.says(gone)).isTrue();
        assertThat(steps.last(PluginState.key(TENANT, PLUGIN))).contains(again);
    }

    @Test
    void aNodeThatHadTheFirstHasTheRevision() {
        steps.apply(record(7, state(3, true)));
        steps.apply(record(90, state(3, true)));

        assertThat(steps.of(new Installed(TENANT, PLUGIN))).anyMatch(step -> step.appliedBy(8) && step.revision() == 3);
    }

    private static PluginState state(long revision, boolean enabled) {
        var release = new PluginState.Release("digest", "1.0.0");
        return new PluginState(TENANT, PLUGIN, release, enabled, revision, List.of(), Instant.EPOCH);
    }

    private static ConsumerRecord<String, byte @Nullable []> record(long offset, @Nullable PluginState state) {
        return new ConsumerRecord<>(
                Topics.PLUGIN_STATE,
                0,
                offset,
                PluginState.key(TENANT, PLUGIN),
                state == null ? null : Json.write(state));
    }
}
