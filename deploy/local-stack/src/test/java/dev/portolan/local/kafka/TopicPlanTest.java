package dev.portolan.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private final Map<String, NewTopic> topics =
            TopicPlan.all().stream().collect(Collectors.toMap(NewTopic::name, Function.identity()));

    @Test
    void everyTopicOfTheContractIsMade() {
        assertThat(topics)
                .containsKeys(Topics.ALL.stream().map(Topics.Definition::name).toArray(String[]::new));
    }

    @Test
    void stateIsCompactedAndHistoryExpires() {
        assertThat(topic(Topics.PLUGIN_STATE).configs()).containsEntry("cleanup.policy", "compact");
        assertThat(topic(Topics.ACCESS_REVOCATIONS).configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "3600000");
    }

    @Test
    void onlyTheStateOfNodesHasOnePartition() {
        assertThat(topic(Topics.NODE_STATE).numPartitions()).isEqualTo(1);
        assertThat(topic(Topics.TENANT_STATE).numPartitions()).isEqualTo(3);
        assertThat(topic(Topics.CATALOG_EVENTS).numPartitions()).isEqualTo(3);
    }

    @Test
    void whatCannotBeDigestedHasAPlace() {
        assertThat(topics).containsKey(Topics.deadLetters(Topics.TENANT_EVENTS, "plugin-manager"));
    }

    private NewTopic topic(String name) {
        return Optional.ofNullable(topics.get(name)).orElseThrow();
    }
}
