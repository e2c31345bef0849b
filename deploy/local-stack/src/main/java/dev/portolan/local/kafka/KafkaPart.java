package dev.portolan.local.kafka;

import dev.portolan.local.home.Installation;
import dev.portolan.local.parts.JavaCommand;
import dev.portolan.local.parts.Part;
import dev.portolan.local.parts.Probes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// Kafka with every topic of the product, made when missing.
public final class KafkaPart {
    public static final String NAME = "kafka";

    private KafkaPart() {}

    public static Part of(Installation installation) {
        var home = installation.home();
        var ports = installation.ports();
        var arguments = List.of(
                home.data("kafka").toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        var flags = List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true");
        var words = JavaCommand.own(home, NAME, flags, KafkaMain.class, arguments);
        return new Part(
                NAME,
                Part.Address.of(ports.kafka(), ports.kafkaController()),
                Set.of(),
                new Part.Lifecycle(
                        () -> new Part.Command(words, Map.of()),
                        Probes.tcp(ports.kafka()),
                        () -> makeTopics(ports.kafka()),
                        "TERM"));
    }

    private static void makeTopics(int port) throws IOException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        try (var admin = Admin.create(settings)) {
            var known = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            var missing = TopicPlan.all().stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("cannot make the topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
