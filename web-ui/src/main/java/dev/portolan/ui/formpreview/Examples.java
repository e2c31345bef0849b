package dev.portolan.ui.formpreview;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Schemas to start from.
final class Examples {
    static final List<Example> ALL = List.of(
            new Example("connection", "A connection with a secret"),
            new Example("conditions", "Settings that depend on others"),
            new Example("lists", "Lists"),
            new Example("formats", "Every format"));

    private Examples() {}

    /// @param id as in addresses
    record Example(String id, String title) {
        /// In YAML.
        String text() {
            try (InputStream file = Examples.class.getResourceAsStream("/forms/" + id + ".yaml")) {
                if (file == null) {
                    throw new IllegalStateException("no example " + id);
                }
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Optional<Example> named(String id) {
        return ALL.stream().filter(example -> example.id().equals(id)).findFirst();
    }
}
