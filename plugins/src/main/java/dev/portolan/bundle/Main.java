package dev.portolan.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Called by the build with the folder of all plugins and the one with their copies: each plugin that has a
/// `src/plugin.js` gets its `plugin.js` there.
public final class Main {
    private Main() {}

    public static void main(String[] folders) throws IOException {
        var plugins = Path.of(folders[0]);
        try (var found = Files.newDirectoryStream(plugins)) {
            for (var plugin : found) {
                var entry = plugin.resolve("src/plugin.js");
                if (Files.exists(entry)) {
                    var code = Bundle.of(plugins, entry);
                    Files.writeString(
                            Path.of(folders[1]).resolve(plugin.getFileName()).resolve("plugin.js"), code);
                }
            }
        }
    }
}
