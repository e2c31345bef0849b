package dev.portolan.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Meters what a company of the demo has used on past days, as the services would have. The ids are those of the days,
/// so that nothing counts twice.
record DemoUsage(int kafkaPort) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /// @param size what a working day of a company comes to, by meter
    /// @param until the day after the last one
    void meter(TenantId tenant, Map<Meter, Long> size, LocalDate from, LocalDate until) throws DemoException {
        var random = new Random(tenant.value().getLeastSignificantBits());
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            for (var day : from.datesUntil(until).toList()) {
                for (var quantity : ofDay(day, size, from, random).entrySet()) {
                    var at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
                    var id = day + "/" + quantity.getKey();
                    var event = new UsageEvent(tenant, "demo", id, quantity.getKey(), quantity.getValue(), at);
                    var _ = producer.send(record(event));
                }
            }
        } catch (JsonProcessingException e) {
            throw new DemoException("usage cannot be written", e);
        }
    }

    /// A company grows, rests at the weekend, and no day is like another.
    private static Map<Meter, Long> ofDay(LocalDate day, Map<Meter, Long> size, LocalDate from, Random random) {
        var growth = 0.7 + 0.3 * Math.min(1, from.until(day).toTotalMonths() / 4.0);
        var work = WEEKEND.contains(day.getDayOfWeek()) ? 0.18 : 0.85 + random.nextDouble() * 0.3;
        var quantities = new EnumMap<Meter, Long>(Meter.class);
        size.forEach((meter, quantity) -> {
            var share = meter == Meter.ENTITIES ? growth : growth * work;
            quantities.put(meter, Math.max(1, Math.round(quantity * share)));
        });
        return quantities;
    }

    private static ProducerRecord<String, byte[]> record(UsageEvent event) throws JsonProcessingException {
        var tenant = event.tenant().toString();
        var id = UUID.nameUUIDFromBytes((tenant + event.id()).getBytes(StandardCharsets.UTF_8));
        // No time of its own: what is older than the topic keeps would be taken away before it is counted.
        return new ProducerRecord<>(
                Topics.USAGE,
                null,
                null,
                tenant,
                JSON.writeValueAsBytes(event),
                List.<Header>of(
                        header("ce_specversion", "1.0"),
                        header("ce_id", id.toString()),
                        header("ce_type", "usage.metered"),
                        header("ce_source", "/portolan/demo"),
                        header("ce_time", event.at().toString()),
                        header("ce_tenantid", tenant),
                        header("content-type", "application/json")));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private Properties settings() {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:" + kafkaPort);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }
}
