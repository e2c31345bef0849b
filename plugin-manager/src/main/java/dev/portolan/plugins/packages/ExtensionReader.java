package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.schema.PredicateCheck;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads one extension of a manifest.
final class ExtensionReader {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private ExtensionReader() {}

    /// @return empty when it cannot be made; the fault is found then
    static Optional<Extension> read(Keys keys, String id) {
        var name = keys.text("point", 40);
        var point = ExtensionPoint.named(name);
        if (point.isEmpty()) {
            if (!name.isEmpty()) {
                keys.fault("point", "one of " + available(), "There is no such extension point.");
            }
            return Optional.empty();
        }
        return switch (point.get()) {
            case ENTITY_CARD -> {
                keys.only("point", "id", "title", "function", "refresh", "when");
                yield Optional.of(new Extension.EntityCard(
                        id, keys.text("title", 60), keys.function("function"), refresh(keys), when(keys)));
            }
            case HOME_WIDGET -> {
                keys.only("point", "id", "title", "function", "refresh");
                yield Optional.of(
                        new Extension.HomeWidget(id, keys.text("title", 60), keys.function("function"), refresh(keys)));
            }
            case ENTITY_TAB,
                    NAV_PAGE,
                    CATALOG_PROVIDER,
                    CATALOG_PROCESSOR,
                    EVENT_HANDLER,
                    WEBHOOK_RECEIVER,
                    ACTION,
                    CHECK,
                    SEARCH_COLLATOR,
                    NOTIFICATION_CHANNEL,
                    THEME -> {
                keys.fault("point", "one of " + available(), "This extension point is planned and not available yet.");
                yield Optional.empty();
            }
        };
    }

    private static Duration refresh(Keys keys) {
        var text = keys.optionalText("refresh", 20);
        var refresh = text == null ? Optional.of(USUAL) : Durations.parse(text);
        if (refresh.isEmpty()
                || refresh.get().compareTo(SHORTEST) < 0
                || refresh.get().compareTo(LONGEST) > 0) {
            keys.fault("refresh", "a duration from 10s to 1d, such as 5m", "refresh is no such duration.");
            return USUAL;
        }
        return refresh.get();
    }

    private static JsonNode when(Keys keys) {
        if (!keys.has("when")) {
            return JsonNodeFactory.instance.objectNode();
        }
        new PredicateCheck(keys.findings())
                .check(keys.json().path("when"), keys.at().appendProperty("when"));
        return keys.json().path("when");
    }

    private static String available() {
        return Arrays.stream(ExtensionPoint.values())
                .filter(point -> point.version() > 0)
                .map(ExtensionPoint::point)
                .collect(Collectors.joining(", "));
    }
}
