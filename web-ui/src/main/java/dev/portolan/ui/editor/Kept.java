package dev.portolan.ui.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.yaml.YamlWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the writer saw last of what is kept.
record Kept(JsonNode document, @Nullable String etag) {
    static Kept of(Entity entity) {
        return new Kept(YamlWriter.authored(entity.document()), entity.etag().orElse(null));
    }

    /// Whether that is how the entity stands now.
    boolean current(Entity entity) {
        return entity.etag().equals(Optional.ofNullable(etag));
    }

    String text() {
        return YamlWriter.write(document);
    }
}
