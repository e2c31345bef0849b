package dev.portolan.ui.studio;

import java.util.List;
import java.util.Map;

/// Where a plugin of the studio can add something, in words.
final class Points {
    private static final Map<String, String> TITLES = Map.of(
            "entity.card", "A card on the page of entities",
            "entity.tab", "A tab on the page of entities",
            "home.widget", "A widget on the home page",
            "nav.page", "A page of its own");

    static final List<String> ALL = List.of("entity.card", "entity.tab", "home.widget", "nav.page");

    private Points() {}

    static String title(String point) {
        return TITLES.getOrDefault(point, point);
    }

    static boolean ofEntities(String point) {
        return point.startsWith("entity.");
    }
}
