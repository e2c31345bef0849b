package dev.portolan.kernel.events;

import dev.portolan.contracts.Topics;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Where events go that a consumer cannot work, with the reason and the place they come from. For one thread.
final class DeadLetters implements AutoCloseable {
    private final String service;
    private final KafkaProducer<String, byte[]> topic;

    /// @param service whose dead letters they are
    DeadLetters(String servers, String service) {
        this.service = service;
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.topic = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// @throws KafkaException when it was not taken, so that the event has to come again
    void bury(ConsumerRecord<String, byte[]> record, RuntimeException why) {
        Log.errorf(why, "buried an event topic=%s offset=%d", record.topic(), record.offset());
        var headers = new ArrayList<>(List.of(record.headers().toArray()));
        headers.add(
                new RecordHeader("dead_reason", String.valueOf(why.getMessage()).getBytes(StandardCharsets.UTF_8)));
        headers.add(new RecordHeader(
                "dead_origin",
                (record.topic() + "/" + record.partition() + "/" + record.offset()).getBytes(StandardCharsets.UTF_8)));
        var letter = new ProducerRecord<>(
                Topics.deadLetters(record.topic(), service), null, record.key(), record.value(), headers);
        try {
            var _ = topic.send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the dead letter was not taken, so the event comes again", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
