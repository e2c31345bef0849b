package dev.portolan.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The repository's files.
final class Repo {
    static final List<String> SERVICES = List.of("tenant-service", "catalog-service", "plugin-manager", "web-ui");
    private static final Map<String, Integer> PORTS =
            Map.of("tenant-service", 8081, "catalog-service", 8082, "plugin-manager", 8083, "web-ui", 8080);

    private static final Path ROOT = Path.of(System.getProperty("portolan.root", "../.."))
            .toAbsolutePath()
            .normalize();

    private Repo() {}

    /// Where a service listens; its management port is 1,000 above.
    static int port(String service) {
        return Objects.requireNonNull(PORTS.get(service), service);
    }

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Node yaml(String text) {
        return new Node("", new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    static List<Node> yamls(String text) {
        var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
        var all = new ArrayList<Node>();
        documents.forEach(document -> {
            if (document != null) {
                all.add(new Node("", document));
            }
        });
        return all;
    }
}
