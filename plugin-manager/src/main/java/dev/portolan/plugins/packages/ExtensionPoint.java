package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where plugins can add something. The definitions are data: one resource each in `extension-points`.
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
        return definition().path("version").asInt();
    }

    /// JSON Schema of the `input` that a function is given.
    public JsonNode takes() {
        return definition().path("takes");
    }

    /// JSON Schema of what a function answers.
    public JsonNode gives() {
        return definition().path("gives");
    }

    private JsonNode definition() {
        return Definitions.ALL.getOrDefault(this, MissingNode.getInstance());
    }

    /// Read once, on first use.
    private static final class Definitions {
        private static final JsonMapper JSON = new JsonMapper();
        static final Map<ExtensionPoint, JsonNode> ALL = all();

        private static Map<ExtensionPoint, JsonNode> all() {
            var all = new EnumMap<ExtensionPoint, JsonNode>(ExtensionPoint.class);
            for (var point : values()) {
                try (var in = ExtensionPoint.class.getResourceAsStream("extension-points/" + point.point + ".json")) {
                    if (in != null) {
                        all.put(point, JSON.readTree(in));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return all;
        }
    }
}
