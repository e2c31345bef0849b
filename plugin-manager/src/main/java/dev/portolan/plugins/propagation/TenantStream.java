package dev.portolan.plugins.propagation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.streams.Json;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/// Tells a tenant's open event streams of what passes and is kept elsewhere: on whatever node they are, once the
/// transaction has committed that says so. Whoever is not there then is not told.
@ApplicationScoped
@CrossTenant("one connection hears for the streams of all tenants; each is told its own alone")
public class TenantStream {
    private static final int LARGEST = 7_900;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final AgroalDataSource application;
    private final AgroalDataSource cross;
    private final Listeners listeners;
    private final Thread thread =
            Thread.ofPlatform().name("tenant-stream").daemon().unstarted(this::run);
    private volatile boolean stopping;

    TenantStream(AgroalDataSource application, @DataSource("cross") AgroalDataSource cross, Listeners listeners) {
        this.application = application;
        this.cross = cross;
        this.listeners = listeners;
    }

    /// @param event its name on the stream, for example `action.run`
    /// @param data small: what is larger than 7,900 bytes of JSON is not told
    public void tell(TenantId tenant, String event, Object data) {
        var word = new String(
                Json.write(new Word(tenant, event, Json.read(Json.write(data), JsonNode.class))),
                StandardCharsets.UTF_8);
        if (word.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            Log.warnf("not told on streams, too large tenant=%s event=%s", tenant, event);
            return;
        }
        try (var connection = application.getConnection();
                var notify = connection.prepareStatement("select pg_notify('portolan_stream', ?)")) {
            notify.setString(1, word);
            notify.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the streams could not be told", e);
        }
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopping) {
            try (var connection = cross.getConnection();
                    var listen = connection.createStatement()) {
                listen.execute("listen portolan_stream");
                hear(connection);
                listen.execute("unlisten portolan_stream");
            } catch (SQLException e) {
                if (!stopping) {
                    Log.warnf("event streams begin again: %s", e.getMessage());
                }
            }
            pause();
        }
    }

    private void hear(Connection connection) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        while (!stopping) {
            var heard = driver.getNotifications((int) WAIT.toMillis());
            if (heard == null) {
                continue;
            }
            for (var one : heard) {
                if (one.getName().equals("portolan_stream")) {
                    pass(one.getParameter());
                }
            }
        }
    }

    private void pass(String json) {
        try {
            var word = Json.read(json.getBytes(StandardCharsets.UTF_8), Word.class);
            listeners.tell(word.tenant(), word.event(), word.data().toString());
        } catch (IllegalArgumentException e) {
            Log.warnf("not understood on the way to streams: %s", e.getMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            Log.debug("event streams end");
        }
    }

    private record Word(TenantId tenant, String event, JsonNode data) {}
}
