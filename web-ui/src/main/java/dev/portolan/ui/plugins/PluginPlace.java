package dev.portolan.ui.plugins;

/// The pages about an organization's plugins, in the order of their tabs.
public enum PluginPlace {
    INSTALLED("Installed", ""),
    UPDATES("Updates", "/updates"),
    REQUESTS("Requests", "/requests"),
    REPAIRS("Repairs", "/repairs"),
    MARKETPLACE("Marketplace", "/marketplace");

    private final String title;
    private final String path;

    PluginPlace(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String title() {
        return title;
    }

    /// Below `/{tenant}`, with no slash in front.
    String path() {
        return "plugins" + path;
    }

    String id() {
        return "tab-" + (path.isEmpty() ? "installed" : path.substring(1));
    }
}
