package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.re2j.Pattern;
import dev.portolan.plugins.schema.PredicateCheck;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one extension of a manifest.
final class ExtensionReader {
    private static final Duration USUAL_REFRESH = Duration.ofMinutes(5);
    private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);
    private static final Duration USUAL_SCHEDULE = Duration.ofHours(1);
    private static final Duration SHORTEST_SCHEDULE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern EVENT =
            Pattern.compile("[a-z][a-z0-9-]{0,30}(?:\\.[a-z0-9][a-z0-9-]{0,40}){0,4}(?:\\.\\*)?");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{1,40}");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,63}");

    private final Keys keys;
    private final String id;
    private final boolean builtIn;

    private ExtensionReader(Keys keys, String id, boolean builtIn) {
        this.keys = keys;
        this.id = id;
        this.builtIn = builtIn;
    }

    /// @param builtIn whether the plugin is a part of the portal, which may name components of it
    /// @return empty when it cannot be made; the fault is found then
    static Optional<Extension> read(Keys keys, String id, boolean builtIn) {
        var name = keys.text("point", 40);
        var point = ExtensionPoint.named(name);
        if (point.isEmpty()) {
            if (!name.isEmpty()) {
                keys.fault("point", "one of " + available(), "There is no such extension point.");
            }
            return Optional.empty();
        }
        if (point.get().version() == 0) {
            keys.fault("point", "one of " + available(), "This extension point is planned and not available yet.");
            return Optional.empty();
        }
        return Optional.of(new ExtensionReader(keys, id, builtIn).read(point.get()));
    }

    private Extension read(ExtensionPoint point) {
        return switch (point) {
            case ENTITY_CARD -> {
                only("function", "component", "refresh", "calls", "when");
                yield new Extension.EntityCard(id, title(), face(), when());
            }
            case ENTITY_TAB -> {
                only("function", "component", "refresh", "calls", "when");
                yield new Extension.EntityTab(id, title(), face(), when());
            }
            case NAV_PAGE -> {
                only("function", "component", "refresh", "calls", "icon");
                yield new Extension.NavPage(id, title(), face(), icon());
            }
            case HOME_WIDGET -> {
                only("function", "component", "refresh", "calls");
                yield new Extension.HomeWidget(id, title(), face());
            }
            case CATALOG_PROVIDER -> {
                only("function", "every", "events");
                yield new Extension.CatalogProvider(id, title(), function(), every(), events());
            }
            case CATALOG_PROCESSOR -> {
                only("function", "when");
                yield new Extension.CatalogProcessor(id, title(), function(), when());
            }
            case EVENT_HANDLER -> {
                only("function", "events");
                yield new Extension.EventHandler(id, title(), function(), someEvents());
            }
            case WEBHOOK_RECEIVER -> {
                only("function", "signature");
                yield new Extension.WebhookReceiver(id, title(), function(), SignatureReader.read(keys));
            }
            case ACTION -> {
                only("function", "anywhere", "when", "input", "confirm");
                yield new Extension.Action(
                        id,
                        title(),
                        function(),
                        keys.flag("anywhere"),
                        when(),
                        ActionInput.read(keys),
                        keys.optionalText("confirm", 300));
            }
            case CHECK -> {
                only("function", "every", "when", "description");
                yield new Extension.Check(
                        id, title(), function(), every(), when(), keys.optionalText("description", 600));
            }
            case SEARCH_COLLATOR -> {
                only("function", "every");
                yield new Extension.SearchCollator(id, title(), function(), every());
            }
            case NOTIFICATION_CHANNEL -> {
                only("function");
                yield new Extension.NotificationChannel(id, title(), function());
            }
            case THEME -> {
                only("light", "dark", "logo");
                yield ThemeReader.read(id, title(), keys);
            }
        };
    }

    private void only(String... more) {
        var known = new TreeSet<>(Set.of(more));
        known.addAll(List.of("point", "id", "title"));
        keys.only(known.toArray(String[]::new));
    }

    private String title() {
        return keys.text("title", 60);
    }

    private String function() {
        return keys.function("function");
    }

    private Extension.Face face() {
        var refresh = duration("refresh", USUAL_REFRESH, SHORTEST_REFRESH);
        if (!keys.has("component")) {
            return new Extension.Face(
                    function(), null, refresh, keys.texts("calls", 20, FUNCTION, "the name of an exported function"));
        }
        if (!builtIn) {
            keys.fault("component", "a function", "Only the platform's own plugins can show components of the portal.");
        } else if (keys.has("function")) {
            keys.fault("function", "a function or a component", "It shows one or the other.");
        }
        return new Extension.Face(
                null,
                keys.matching("component", WORD, "the name of a component, such as api-definition"),
                refresh,
                List.of());
    }

    private @Nullable String icon() {
        return keys.has("icon") ? keys.matching("icon", WORD, "the name of an icon, such as chart-line") : null;
    }

    private Duration every() {
        return duration("every", USUAL_SCHEDULE, SHORTEST_SCHEDULE);
    }

    private Duration duration(String key, Duration usual, Duration shortest) {
        var text = keys.optionalText(key, 20);
        var duration = text == null ? Optional.of(usual) : Durations.parse(text);
        if (duration.isEmpty()
                || duration.get().compareTo(shortest) < 0
                || duration.get().compareTo(LONGEST) > 0) {
            var least = shortest.toMinutes() > 0 ? shortest.toMinutes() + "m" : shortest.toSeconds() + "s";
            keys.fault(key, "a duration from " + least + " to 1d, such as 5m", key + " is no such duration.");
            return usual;
        }
        return duration.get();
    }

    private JsonNode when() {
        if (!keys.has("when")) {
            return JsonNodeFactory.instance.objectNode();
        }
        new PredicateCheck(keys.findings())
                .check(keys.json().path("when"), keys.at().appendProperty("when"));
        return keys.json().path("when");
    }

    private List<String> events() {
        return keys.texts("events", 20, EVENT, "a type of event, such as entity.changed or catalog.*");
    }

    private List<String> someEvents() {
        var events = events();
        if (events.isEmpty()) {
            keys.fault("events", "at least one type of event", "It would never be called.");
        }
        return events;
    }

    private static String available() {
        return Arrays.stream(ExtensionPoint.values())
                .filter(point -> point.version() > 0)
                .map(ExtensionPoint::point)
                .collect(Collectors.joining(", "));
    }
}
