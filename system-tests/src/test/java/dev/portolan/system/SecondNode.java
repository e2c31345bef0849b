package dev.portolan.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A further catalog-service beside that of a stack, on the same database and the same log of events.
final class SecondNode implements AutoCloseable {
    private static final int PORT = 8072;
    private static final int MANAGEMENT = 9072;

    private final Stack stack;
    private final Process process;

    SecondNode(Stack stack) throws IOException {
        this.stack = stack;
        var folder = Files.createDirectories(stack.home().resolveSibling("second-node"));
        var runner = Stack.root().resolve("catalog-service/target/quarkus-app/quarkus-run.jar");
        var java = ProcessHandle.current().info().command().orElse("java");
        var builder = new ProcessBuilder(List.of(java, "-Xmx512m", "-jar", runner.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("catalog-service.log").toFile());
        builder.environment().putAll(environment(folder.toString()));
        this.process = builder.start();
        awaitReady();
    }

    private Map<String, String> environment(String folder) throws IOException {
        var secrets = new Properties();
        try (var in = Files.newBufferedReader(stack.home().resolve("secrets.properties"))) {
            secrets.load(in);
        }
        var environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE",
                "local",
                "PORTOLAN_HOST",
                "127.0.0.1",
                "PORTOLAN_PORT",
                String.valueOf(stack.port(PORT)),
                "PORTOLAN_MANAGEMENT_PORT",
                String.valueOf(stack.port(MANAGEMENT)),
                "PORTOLAN_DATA_DIR",
                stack.home().toString(),
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + stack.port(9092),
                "PORTOLAN_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + stack.port(5433) + "/catalog",
                "PORTOLAN_CLIENT_SECRET",
                secrets.getProperty("client.catalog-service")));
        environment.putAll(Map.of(
                "PORTOLAN_TENANT_SERVICE_URL", stack.url(8081),
                "PORTOLAN_CATALOG_SERVICE_URL", stack.url(PORT),
                "PORTOLAN_PLUGIN_MANAGER_URL", stack.url(8083),
                "PORTOLAN_WEB_UI_URL", stack.url(8080),
                "PORTOLAN_KEYCLOAK_URL", stack.url(8180)));
        environment.put("PORTOLAN_CATALOG_GIT_FOLDER", folder);
        for (var role : List.of("owner", "app", "cross")) {
            var prefix = "PORTOLAN_DB_" + role.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_USER", "catalog_" + role);
            environment.put(prefix + "_PASSWORD", secrets.getProperty("database.catalog_" + role));
        }
        return environment;
    }

    private void awaitReady() {
        Awaitility.await("the second node")
                .atMost(Duration.ofMinutes(1))
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                "the second node has ended: see second-node/catalog-service.log");
                    }
                    return new Api(stack.url(MANAGEMENT), null)
                                    .get("/q/health/ready")
                                    .status()
                            == 200;
                });
    }

    String url() {
        return stack.url(PORT);
    }

    /// What it measures.
    String metrics() {
        return new Api(stack.url(MANAGEMENT), null).get("/q/metrics").body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
