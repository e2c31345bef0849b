package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing a release adds, at one extension point.
public sealed interface Extension {
    /// Unique within the plugin.
    String id();

    ExtensionPoint point();

    String title();

    /// Function of the plugin's code that is called; empty where the portal has a component of its own, and for
    /// what is no code.
    Optional<String> called();

    /// Adds something to pages.
    sealed interface Visible extends Extension {
        Face face();

        @Override
        default Optional<String> called() {
            return Optional.ofNullable(face().function());
        }
    }

    /// Is for the entities that a predicate matches only.
    sealed interface AboutEntities extends Extension {
        /// In the catalog's language; `{}` matches every entity.
        JsonNode when();
    }

    /// Is called from time to time.
    sealed interface Scheduled extends Extension {
        Duration every();

        String function();

        @Override
        default Optional<String> called() {
            return Optional.of(function());
        }
    }

    /// What is seen of an extension: a view that a function makes, or a component that the portal has.
    ///
    /// @param component its name in the portal; only for plugins that are built in
    /// @param refresh how long a view is shown before it is made anew
    /// @param calls what its buttons and forms may call although the first view does not name it
    record Face(@Nullable String function, @Nullable String component, Duration refresh, List<String> calls) {
        public Face {
            calls = List.copyOf(calls);
        }
    }

    /// A card on an entity's page.
    record EntityCard(String id, String title, Face face, JsonNode when) implements Visible, AboutEntities {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.ENTITY_CARD;
        }
    }

    /// A tab of an entity's page.
    record EntityTab(String id, String title, Face face, JsonNode when) implements Visible, AboutEntities {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.ENTITY_TAB;
        }
    }

    /// A page of its own.
    ///
    /// @param icon name of one of the portal's icons
    record NavPage(
            String id, String title, Face face, @Nullable String icon) implements Visible {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.NAV_PAGE;
        }
    }

    /// A widget of the home page.
    record HomeWidget(String id, String title, Face face) implements Visible {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.HOME_WIDGET;
        }
    }

    /// Brings entities.
    ///
    /// @param events types of events upon which it is called, too; may be empty
    record CatalogProvider(String id, String title, String function, Duration every, List<String> events)
            implements Scheduled {
        public CatalogProvider {
            events = List.copyOf(events);
        }

        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.CATALOG_PROVIDER;
        }
    }

    /// Adds facts to entities as they come in.
    record CatalogProcessor(String id, String title, String function, JsonNode when) implements AboutEntities {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.CATALOG_PROCESSOR;
        }

        @Override
        public Optional<String> called() {
            return Optional.of(function);
        }
    }

    /// Reacts to what happens.
    ///
    /// @param events types of events, or `catalog.*` for all that begin so
    record EventHandler(String id, String title, String function, List<String> events) implements Extension {
        public EventHandler {
            events = List.copyOf(events);
        }

        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.EVENT_HANDLER;
        }

        @Override
        public Optional<String> called() {
            return Optional.of(function);
        }
    }

    /// Has an address that others call.
    ///
    /// @param signature how the caller proves itself; null when everybody may call
    record WebhookReceiver(
            String id,
            String title,
            String function,
            @Nullable Signature signature) implements Extension {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.WEBHOOK_RECEIVER;
        }

        @Override
        public Optional<String> called() {
            return Optional.of(function);
        }
    }

    /// @param header that carries the proof
    /// @param secret a secret setting, such as `config.webhookSecret`
    record Signature(Kind kind, String header, String secret) {
        public enum Kind {
            /// HMAC-SHA256 of the body in hexadecimal, with or without `sha256=` before it.
            HMAC_SHA256,
            /// The secret itself.
            TOKEN,
            /// Standard Webhooks 1.0.0; the header is ignored.
            STANDARD
        }
    }

    /// Something that a person does, on an entity or on nothing in particular.
    ///
    /// @param anywhere whether it needs no entity
    /// @param input schema of what the person is asked for, in the dialect of settings; null for nothing
    /// @param confirm question that is asked first
    record Action(
            String id,
            String title,
            String function,
            boolean anywhere,
            JsonNode when,
            @Nullable JsonNode input,
            @Nullable String confirm)
            implements AboutEntities {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.ACTION;
        }

        @Override
        public Optional<String> called() {
            return Optional.of(function);
        }
    }

    /// A question that is put to each entity: whether it is as it should be.
    ///
    /// @param description what it asks and why, in a sentence or two
    record Check(
            String id,
            String title,
            String function,
            Duration every,
            JsonNode when,
            @Nullable String description) implements Scheduled, AboutEntities {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.CHECK;
        }
    }

    /// Adds documents to the search.
    record SearchCollator(String id, String title, String function, Duration every) implements Scheduled {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.SEARCH_COLLATOR;
        }
    }

    /// A way to deliver notifications.
    record NotificationChannel(String id, String title, String function) implements Extension {
        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.NOTIFICATION_CHANNEL;
        }

        @Override
        public Optional<String> called() {
            return Optional.of(function);
        }
    }

    /// How the portal looks for the whole organization.
    ///
    /// @param light colours by name, as `#rrggbb`, of the light look
    /// @param dark the same for the dark look
    /// @param logo a drawing in the package
    record Theme(
            String id,
            String title,
            Map<String, String> light,
            Map<String, String> dark,
            @Nullable String logo) implements Extension {
        public Theme {
            light = Map.copyOf(light);
            dark = Map.copyOf(dark);
        }

        @Override
        public ExtensionPoint point() {
            return ExtensionPoint.THEME;
        }

        @Override
        public Optional<String> called() {
            return Optional.empty();
        }
    }
}
