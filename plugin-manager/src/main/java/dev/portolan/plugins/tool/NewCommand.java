package dev.portolan.plugins.tool;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// `new`: a folder with a plugin that works, to begin with.
record NewCommand(PrintStream out) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    int run(Path folder, String runtime, String publisher) {
        var id = folder.toAbsolutePath().normalize().getFileName().toString();
        if (!NAME.matches(id) || !NAME.matches(publisher)) {
            out.println(
                    "\"%s\" cannot be the id of a %s: it is 1 to 40 of a-z, 0-9 and -, and neither begins nor ends with -."
                            .formatted(NAME.matches(id) ? publisher : id, NAME.matches(id) ? "publisher" : "plugin"));
            return PluginTool.MISUSE;
        }
        var templates = Templates.of(runtime, Map.of("id", id, "publisher", publisher, "title", title(id)));
        if (templates.isEmpty()) {
            out.println("There is no runtime %s to begin with; there are %s."
                    .formatted(runtime, String.join(", ", Templates.runtimes())));
            return PluginTool.MISUSE;
        }
        if (Files.exists(folder)) {
            out.println(folder + " is there already; nothing was written.");
            return PluginTool.BAD;
        }
        for (var file : templates) {
            write(folder.resolve(file.path()), file.content());
        }
        out.println("Made " + folder + ": " + publisher + "/" + id + " for the runtime " + runtime + ". Go on with");
        out.println("  ./portolan plugin check " + folder);
        out.println("  ./portolan plugin test " + folder);
        return PluginTool.GOOD;
    }

    /// `build-times` is "Build times".
    private static String title(String id) {
        var words = id.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
