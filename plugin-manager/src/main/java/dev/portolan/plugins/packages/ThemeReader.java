package dev.portolan.plugins.packages;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the colours and the logo of a theme.
final class ThemeReader {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String[] COLORS = {"primary", "accent", "background", "surface", "text"};
    private static final Pattern LOGO = Pattern.compile("[A-Za-z0-9_-]{1,60}\\.svg");

    private ThemeReader() {}

    static Extension.Theme read(String id, String title, Keys keys) {
        return new Extension.Theme(id, title, colors(keys, "light"), colors(keys, "dark"), logo(keys));
    }

    private static @Nullable String logo(Keys keys) {
        return keys.has("logo") ? keys.matching("logo", LOGO, "a drawing at the top, such as logo.svg") : null;
    }

    private static Map<String, String> colors(Keys keys, String key) {
        var colors = new HashMap<String, String>();
        var child = keys.child(key);
        child.only(COLORS);
        child.json().properties().forEach(member -> {
            if (COLOR.matches(member.getValue().asText())) {
                colors.put(member.getKey(), member.getValue().asText());
            } else {
                child.fault(member.getKey(), "a colour, such as #1f6feb", "This is no colour.");
            }
        });
        Contrast.check(colors, child);
        return colors;
    }
}
