package dev.portolan.catalog.reading;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where an entity comes from, as its annotations tell.
///
/// @param location where it stands: `url:https://...`, `upload:teams`, ...
/// @param origin the registered location that led there
/// @param viewUrl where people can look at it; null where there is no such page
public record Provenance(
        String location, String origin, @Nullable String viewUrl) {
    /// An entity in a file on the web, or in a text that has a name of its own, such as `upload:teams`.
    static Provenance of(URI file, URI origin) {
        return new Provenance(named(file), named(origin), isWeb(file) ? file.toString() : null);
    }

    private static String named(URI uri) {
        return isWeb(uri) ? "url:" + uri : uri.toString();
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null;
    }

    /// An entity in a file on the web.
    ///
    /// @param file its URL
    /// @param origin URL of the registered file that led there
    public static Provenance web(String file, String origin) {
        return new Provenance("url:" + file, "url:" + origin, file);
    }
}
