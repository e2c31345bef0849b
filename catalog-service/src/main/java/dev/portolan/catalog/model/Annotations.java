package dev.portolan.catalog.model;

/// The annotations that the catalog itself sets or minds.
public final class Annotations {
    public static final String LOCATION = "backstage.io/managed-by-location";
    public static final String ORIGIN_LOCATION = "backstage.io/managed-by-origin-location";
    public static final String ORPHAN = "backstage.io/orphan";
    public static final String VIEW_URL = "backstage.io/view-url";
    public static final String EDIT_URL = "backstage.io/edit-url";

    private static final String REJECTED = "https://backstage.io/annotation-rejected-for-security-reasons";

    private Annotations() {}

    /// Takes scripts out of the links that pages are made of.
    public static void disarm(Entity entity) {
        for (var name : new String[] {VIEW_URL, EDIT_URL}) {
            var url = entity.json()
                    .path("metadata")
                    .path("annotations")
                    .path(name)
                    .asText("");
            if (url.strip().regionMatches(true, 0, "javascript:", 0, "javascript:".length())) {
                entity.annotations().put(name, REJECTED);
            }
        }
    }
}
