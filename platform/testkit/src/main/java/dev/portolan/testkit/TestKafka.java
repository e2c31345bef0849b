package dev.portolan.testkit;

import dev.portolan.contracts.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// One real broker in this JVM (KRaft, broker and controller in one), with the product's topics.
final class TestKafka {
    private final KafkaRaftServer server;
    private final String address;

    private TestKafka(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    static TestKafka start() throws IOException, ExecutionException, InterruptedException {
        var folder = Files.createTempDirectory("portolan-kafka");
        var port = freePort();
        var settings = settings(folder, port, freePort());
        var file = folder.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        var format = new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        if (StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream())) != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted");
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        var kafka = new TestKafka(server, "localhost:" + port);
        kafka.createTopics();
        return kafka;
    }

    String address() {
        return address;
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            var topics = Topics.ALL.stream()
                    .map(topic -> new NewTopic(topic.name(), 1, (short) 1)
                            .configs(Map.of("cleanup.policy", topic.retention() == null ? "compact" : "delete")))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "1048577"),
                Map.entry("num.partitions", "1"),
                Map.entry("log.retention.check.interval.ms", "2000"),
                Map.entry("auto.create.topics.enable", "true")));
        return settings;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
