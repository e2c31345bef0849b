package dev.portolan.local.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// One broker that is its own controller.
final class KafkaMain {
    private KafkaMain() {}

    /// @param arguments the folder for its data, its port, its controller's port
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var settings = BrokerSettings.of(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        format(folder, settings);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-kafka"));
        server.awaitShutdown();
    }

    private static void format(Path folder, Properties settings) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        if (Files.exists(folder.resolve("data/meta.properties"))) {
            return;
        }
        var code = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--ignore-formatted"
                },
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException("cannot format " + folder);
        }
    }
}
