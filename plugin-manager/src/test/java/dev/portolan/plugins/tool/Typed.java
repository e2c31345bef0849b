package dev.portolan.plugins.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A command as an author types it, and what came of it.
record Typed(int exit, String output) {
    static Typed run(String... words) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var exit = PluginTool.run(out, out, words);
        return new Typed(exit, bytes.toString(StandardCharsets.UTF_8));
    }

    /// A new plugin in a folder of its own.
    static Path plugin(Path folder, String... options) {
        var plugin = folder.resolve("runbooks");
        var words = new String[options.length + 2];
        words[0] = "new";
        words[1] = plugin.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        var made = run(words);
        if (made.exit() != 0) {
            throw new IllegalStateException(made.output());
        }
        return plugin;
    }

    /// Replaces the first occurrence of a text in a file.
    static void edit(Path file, String before, String after) {
        try {
            var text = Files.readString(file);
            if (!text.contains(before)) {
                throw new IllegalArgumentException(file + " has no " + before);
            }
            Files.writeString(file, text.replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
