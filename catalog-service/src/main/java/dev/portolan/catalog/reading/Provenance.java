package dev.portolan.catalog.reading;

import org.jspecify.annotations.Nullable;

/// Where an entity comes from, as its annotations tell.
///
/// @param location where it stands: `url:https://...`, `upload:teams`, ...
/// @param origin the registered location that led there
/// @param viewUrl where people can look at it; null where there is no such page
public record Provenance(
        String location, String origin, @Nullable String viewUrl) {
    /// An entity in a file on the web.
    ///
    /// @param file its URL
    /// @param origin URL of the registered file that led there
    public static Provenance web(String file, String origin) {
        return new Provenance("url:" + file, "url:" + origin, file);
    }
}
