package dev.portolan.ui.themes;

import com.google.re2j.Pattern;
import dev.portolan.ui.clients.Views.Theme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a theme sets of the style sheet's properties. Whatever it asks for, text stays readable: colours that would not
/// be are made lighter or darker, or left as the portal has them.
record Look(Map<String, String> properties, @Nullable String logo) {
    static final Look PLAIN = new Look(Map.of(), null);

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LOGO = Pattern.compile("data:image/svg\\+xml;base64,[A-Za-z0-9+/]+={0,2}");
    private static final int LARGEST_LOGO = 64 << 10;

    /// The portal's own grounds and text, near enough to measure by.
    private static final Side LIGHT = new Side("light", "#f4f4f7", "#ffffff", "#1d1e26");

    private static final Side DARK = new Side("dark", "#131419", "#1d1e26", "#e9e9f0");

    Look {
        properties = Map.copyOf(properties);
    }

    static Look of(Theme theme) {
        var properties = new LinkedHashMap<String, String>();
        LIGHT.put(theme.light(), properties);
        DARK.put(theme.dark(), properties);
        var logo = theme.logo();
        return new Look(properties, logo != null && logo.length() <= LARGEST_LOGO && LOGO.matches(logo) ? logo : null);
    }

    /// One of the two looks, with the portal's own colours.
    private record Side(String name, String background, String surface, String text) {
        void put(Map<String, String> asked, Map<String, String> properties) {
            var ground = color(asked, "background", background);
            var card = color(asked, "surface", asked.containsKey("background") ? ground : surface);
            var words = Readable.on(color(asked, "text", text), Readable.TEXT, ground, card);
            if (!Readable.passes(words, Readable.TEXT, ground, card)) {
                // a dark ground with light cards, or the like: nothing can be read on both
                ground = background;
                card = surface;
                words = text;
            }
            set(properties, "background", ground, background);
            set(properties, "surface", card, surface);
            set(properties, "text", words, text);
            for (var name : new String[] {"primary", "accent"}) {
                var color = asked.get(name);
                if (color != null && COLOR.matches(color)) {
                    properties.put(property(name), Readable.on(color, Readable.TEXT, ground, card));
                }
            }
        }

        private static String color(Map<String, String> asked, String name, String otherwise) {
            var color = asked.get(name);
            return color != null && COLOR.matches(color) ? color : otherwise;
        }

        private void set(Map<String, String> properties, String name, String color, String own) {
            if (!color.equals(own)) {
                properties.put(property(name), color);
            }
        }

        private String property(String name) {
            return "--theme-" + name + "-" + this.name;
        }
    }
}
