package dev.portolan.kernel.events;

import dev.portolan.streams.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Divides what was polled into what may be worked together.
final class EventBatches {
    private EventBatches() {}

    /// Puts records of one tenant that follow each other together. The order stays; what has no tenant stays alone.
    ///
    /// @param most records of one batch
    static List<List<ConsumerRecord<String, byte[]>>> of(Iterable<ConsumerRecord<String, byte[]>> records, int most) {
        var batches = new ArrayList<List<ConsumerRecord<String, byte[]>>>();
        var before = "";
        for (var record : records) {
            var tenant = CloudEvent.tenantOf(record);
            if (before.equals(tenant) && batches.getLast().size() < most) {
                batches.getLast().add(record);
            } else {
                batches.add(new ArrayList<>(List.of(record)));
            }
            before = tenant == null ? "" : tenant;
        }
        return batches;
    }
}
