package dev.portolan.plugins.themes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The look of an organization; colours that are not named are the portal's own.
///
/// @param plugin `publisher/plugin` that brings it; null where there is none
/// @param title of the theme
/// @param light colours by name, as `#rrggbb`
/// @param logo an SVG drawing as a `data:` address
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantTheme(
        @Nullable String plugin,
        @Nullable String title,
        Map<String, String> light,
        Map<String, String> dark,
        @Nullable String logo) {
    static final TenantTheme NONE = new TenantTheme(null, null, Map.of(), Map.of(), null);

    TenantTheme {
        light = Map.copyOf(light);
        dark = Map.copyOf(dark);
    }
}
