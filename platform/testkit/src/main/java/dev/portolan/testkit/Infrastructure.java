package dev.portolan.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Starts what a service needs around it, side by side: PostgreSQL with the service's roles, Kafka with the product's
/// topics, and the issuer of tokens. Each test class of a service has
/// `@QuarkusTest @WithTestResource(Infrastructure.class)`; it starts once a run.
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable TestKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            var starting = CompletableFuture.supplyAsync(Infrastructure::startKafka);
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
            var folder = Files.createTempDirectory("portolan-test");
            var settings = new HashMap<>(TestDatabase.start(server));
            var issuer = TestTokens.start(folder);
            var broker = starting.join();
            postgres = server;
            kafka = broker;
            System.setProperty(TestTopics.SERVERS, broker.address());
            settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
            settings.put("PORTOLAN_TENANT_SERVICE_URL", issuer);
            settings.put("PORTOLAN_CATALOG_SERVICE_URL", issuer);
            settings.put("PORTOLAN_PLUGIN_MANAGER_URL", issuer);
            settings.put("PORTOLAN_WEB_UI_URL", "http://localhost:8080");
            settings.put("PORTOLAN_CLIENT_SECRET", "a-secret-of-this-test-run");
            settings.put("PORTOLAN_DATA_DIR", folder.toString());
            settings.put("portolan.metering.flush", "300ms");
            settings.put("portolan.test.key-file", System.getProperty(TestTokens.KEY_FILE));
            return settings;
        } catch (IOException | SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("the test's infrastructure did not start", e);
        }
    }

    private static TestKafka startKafka() {
        // Kafka looks classes up by the context's loader, and a pool thread has another one than the test.
        Thread.currentThread().setContextClassLoader(Infrastructure.class.getClassLoader());
        try {
            return TestKafka.start();
        } catch (IOException | ExecutionException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (kafka != null) {
                kafka.stop();
            }
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
