package dev.portolan.kernel.events;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.streams.CloudEvent;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/// Sends what has been committed to the outbox, in order, and deletes it once Kafka has acknowledged it. One instance
/// of a service is the leader, by an advisory lock that its database session holds; the others wait for the lock.
///
/// Woken by `NOTIFY`; looks once a second anyway. Sends at least once: consumers know an event by its id.
@ApplicationScoped
@CrossTenant("sends the events of all tenants")
class OutboxRelay {
    private static final long LOCK = 0x504f52544f4c414eL; // "PORTOLAN"
    private static final int BATCH = 500;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final String servers;
    private final String source;
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    private volatile boolean stopping;

    OutboxRelay(
            @DataSource("cross") AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.servers = servers;
        this.source = "/portolan/" + service;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void run() {
        while (!stopping) {
            try (var connection = database.getConnection()) {
                if (leads(connection)) {
                    relay(connection);
                }
            } catch (SQLException | KafkaException | ExecutionException e) {
                if (!stopping) {
                    Log.warnf("outbox relay begins again: %s", e.getMessage());
                }
            } catch (InterruptedException e) {
                return;
            }
            pause();
        }
    }

    private boolean leads(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var result = lock.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private void relay(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
                var listen = connection.createStatement()) {
            listen.execute("listen portolan_outbox");
            while (!stopping) {
                var batch = unsent(connection);
                if (batch.isEmpty()) {
                    var _ = connection.unwrap(PGConnection.class).getNotifications((int) LOOK.toMillis());
                } else {
                    send(connection, producer, batch);
                }
            }
        } finally {
            unlock(connection);
        }
    }

    private void send(Connection connection, KafkaProducer<String, byte[]> producer, List<Unsent> batch)
            throws SQLException, ExecutionException, InterruptedException {
        var acknowledgements =
                batch.stream().map(unsent -> producer.send(unsent.record())).toList();
        var sent = new ArrayList<Long>();
        try {
            for (var i = 0; i < batch.size(); i++) {
                var _ = acknowledgements.get(i).get();
                sent.add(batch.get(i).seq());
            }
        } finally {
            // Only what stands before the first failure: the rest is sent again, in order.
            delete(connection, sent);
        }
    }

    private List<Unsent> unsent(Connection connection) throws SQLException {
        var sql = "select seq, id, tenant_id, topic, key, type, payload, traceparent, actor, at"
                + " from outbox order by seq limit " + BATCH;
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            var batch = new ArrayList<Unsent>();
            while (rows.next()) {
                batch.add(new Unsent(rows.getLong("seq"), record(rows)));
            }
            return batch;
        }
    }

    private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
        var tenant = row.getObject("tenant_id", UUID.class);
        var payload = row.getString("payload");
        var event = new CloudEvent(
                row.getObject("id", UUID.class),
                row.getString("type"),
                source,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                tenant == null ? null : new TenantId(tenant),
                row.getString("traceparent"),
                row.getString("actor"));
        return event.toRecord(
                row.getString("topic"),
                row.getString("key"),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Connection connection, List<Long> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", sent.toArray()));
            delete.execute();
        }
    }

    private static void unlock(Connection connection) {
        try (var unlock = connection.createStatement()) {
            unlock.execute("unlisten portolan_outbox");
            unlock.execute("select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            Log.debugf("the relay's connection is gone, and its lock with it: %s", e.getMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private Properties settings() {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    private record Unsent(long seq, ProducerRecord<String, byte[]> record) {}
}
