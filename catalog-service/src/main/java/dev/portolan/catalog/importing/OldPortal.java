package dev.portolan.catalog.importing;

import dev.portolan.catalog.reading.Urls;
import java.net.URI;
import java.util.Locale;

/// Where a catalog that speaks Backstage's protocol is.
///
/// @param catalog address of its catalog, without a slash at the end
/// @param name by which this tenant keeps what is imported from there
record OldPortal(URI catalog, String name) {
    private static final String CATALOG = "/api/catalog";
    private static final int LONGEST = 400;

    /// Reads the address of a Backstage, or of its catalog.
    ///
    /// @throws IllegalArgumentException when `text` is none, with a sentence for people
    static OldPortal of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("has more than %d characters".formatted(LONGEST));
        }
        var url = Urls.absolute(text.strip());
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must be an address without a user, ? and #, such as https://backstage.example.com");
        }
        var path = url.getRawPath().replaceAll("/+$", "");
        var whole = path.endsWith("/catalog") ? path : path + CATALOG;
        var authority = url.getRawAuthority().toLowerCase(Locale.ROOT);
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return new OldPortal(
                URI.create(scheme + "://" + authority + whole),
                authority + (whole.endsWith(CATALOG) ? whole.substring(0, whole.length() - CATALOG.length()) : whole));
    }

    URI at(String path) {
        return URI.create(catalog + path);
    }
}
