package dev.portolan.streams;

import dev.portolan.contracts.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The head of one event: attributes of CloudEvents 1.0 in Kafka's binary mode, where each is a header `ce_<name>` and
/// the record's value is the data.
///
/// @param id unique; what an inbox remembers
/// @param type for example `entity.changed`
/// @param source `/portolan/<service>`
/// @param tenant extension `tenantid`; absent on events of the platform
/// @param traceparent W3C trace context, where there is one
/// @param actor who caused it: a subject, `plugin:...` or `service:...`
public record CloudEvent(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable TenantId tenant,
        @Nullable String traceparent,
        @Nullable String actor) {
    private static final String PREFIX = "ce_";

    /// Makes the record that carries this event.
    ///
    /// @param data JSON, or null for a tombstone
    public ProducerRecord<String, byte[]> toRecord(String topic, String key, byte @Nullable [] data) {
        return new ProducerRecord<>(topic, null, time.toEpochMilli(), key, data, headers());
    }

    private List<Header> headers() {
        var headers = new ArrayList<Header>();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id.toString());
        add(headers, "ce_type", type);
        add(headers, "ce_source", source);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_tenantid", tenant == null ? null : tenant.toString());
        add(headers, "ce_traceparent", traceparent);
        add(headers, "ce_actor", actor);
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// Reads the head of a record.
    ///
    /// @throws IllegalArgumentException when a required attribute is missing or malformed
    public static CloudEvent of(ConsumerRecord<String, ?> record) {
        var tenant = header(record, "tenantid");
        return new CloudEvent(
                UUID.fromString(required(record, "id")),
                required(record, "type"),
                required(record, "source"),
                Instant.parse(required(record, "time")),
                tenant == null ? null : TenantId.parse(tenant),
                header(record, "traceparent"),
                header(record, "actor"));
    }

    /// The trace that a record belongs to, whatever else is right or wrong with its head.
    public static @Nullable String traceparentOf(ConsumerRecord<String, ?> record) {
        return header(record, "traceparent");
    }

    /// Whose event a record says it is, as text; null for the platform's.
    public static @Nullable String tenantOf(ConsumerRecord<String, ?> record) {
        return header(record, "tenantid");
    }

    private static String required(ConsumerRecord<String, ?> record, String name) {
        var value = header(record, name);
        if (value == null) {
            throw new IllegalArgumentException("has no header " + PREFIX + name);
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<String, ?> record, String name) {
        var header = record.headers().lastHeader(PREFIX + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
