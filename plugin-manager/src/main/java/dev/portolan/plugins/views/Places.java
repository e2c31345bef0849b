package dev.portolan.plugins.views;

/// Where a page may be led by a plugin.
public final class Places {
    private Places() {}

    /// Whether it is a path within the portal, or an https address.
    public static boolean canBeGoneTo(String text) {
        if (!Addresses.isLink(text) || text.indexOf('\\') >= 0) {
            return false;
        }
        return text.startsWith("/") ? !text.startsWith("//") && !text.contains("..") : text.startsWith("https://");
    }
}
