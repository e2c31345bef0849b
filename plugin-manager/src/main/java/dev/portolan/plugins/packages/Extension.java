package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// One thing a release adds, at one extension point.
public sealed interface Extension {
    /// Unique within the plugin.
    String id();

    ExtensionPoint point();

    String title();

    /// Export of the plugin's code that makes the view.
    String function();

    /// How long a view is shown before it is made anew.
    Duration refresh();

    /// @param when predicate over the entity, in the catalog's language; `{}` matches every entity
    record EntityCard(String id, String title, String function, Duration refresh, JsonNode when) implements Extension {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.ENTITY_CARD;
        }
    }

    /// A widget of the home page.
    record HomeWidget(String id, String title, String function, Duration refresh) implements Extension {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.HOME_WIDGET;
        }
    }
}
