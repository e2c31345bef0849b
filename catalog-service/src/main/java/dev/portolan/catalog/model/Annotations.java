package dev.portolan.catalog.model;

import java.util.regex.Pattern;

/// The annotations that the catalog itself sets or minds.
public final class Annotations {
    public static final String LOCATION = "backstage.io/managed-by-location";
    public static final String ORIGIN_LOCATION = "backstage.io/managed-by-origin-location";
    public static final String ORPHAN = "backstage.io/orphan";
    public static final String VIEW_URL = "backstage.io/view-url";
    public static final String EDIT_URL = "backstage.io/edit-url";

    private static final String REJECTED = "https://backstage.io/annotation-rejected-for-security-reasons";

    // Browsers skip control characters before the scheme, and line ends and tabs within it.
    private static final Pattern SCRIPT = Pattern.compile(
            "^[\\x00-\\x20]*" + String.join("[\\r\\n\\t]*", "javascript:".split("")), Pattern.CASE_INSENSITIVE);

    private Annotations() {}

    /// Whether browsers would run a text as a script if it stood in a link.
    public static boolean isScript(String url) {
        return SCRIPT.matcher(url).find();
    }

    /// Takes scripts out of the links that pages are made of.
    public static void disarm(Entity entity) {
        for (var name : new String[] {VIEW_URL, EDIT_URL}) {
            var url = entity.json()
                    .path("metadata")
                    .path("annotations")
                    .path(name)
                    .asText("");
            if (isScript(url)) {
                entity.annotations().put(name, REJECTED);
            }
        }
    }
}
