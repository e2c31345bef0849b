package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/// Where plugins can add something. The definitions are data: resource `extension-points.json`.
public enum ExtensionPoint {
    ENTITY_CARD("entity.card"),
    ENTITY_TAB("entity.tab"),
    NAV_PAGE("nav.page"),
    HOME_WIDGET("home.widget"),
    CATALOG_PROVIDER("catalog.provider"),
    CATALOG_PROCESSOR("catalog.processor"),
    EVENT_HANDLER("event.handler"),
    WEBHOOK_RECEIVER("webhook.receiver"),
    ACTION("action"),
    CHECK("check"),
    SEARCH_COLLATOR("search.collator"),
    NOTIFICATION_CHANNEL("notification.channel"),
    THEME("theme");

    private final String point;

    ExtensionPoint(String point) {
        this.point = point;
    }

    public static Optional<ExtensionPoint> named(String point) {
        return Arrays.stream(values()).filter(p -> p.point.equals(point)).findFirst();
    }

    /// As written in manifests and addresses, for example `entity.card`.
    public String point() {
        return point;
    }

    /// Version of the definition; 0 while the platform knows the name only and refuses releases that use it.
    public int version() {
        return Definitions.of(this).path("version").asInt();
    }

    /// JSON Schema of the `input` that a function is given.
    public JsonNode takes() {
        return Definitions.of(this).path("takes");
    }

    /// JSON Schema of what a function answers.
    public JsonNode gives() {
        return Definitions.of(this).path("gives");
    }

    /// Read once, on first use.
    private static final class Definitions {
        private static final JsonNode ALL = read();

        static JsonNode of(ExtensionPoint point) {
            return ALL.path(point.point());
        }

        private static JsonNode read() {
            try (var in = ExtensionPoint.class.getResourceAsStream("extension-points.json")) {
                if (in == null) {
                    throw new IllegalStateException("no extension-points.json");
                }
                return new JsonMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
