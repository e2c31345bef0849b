package dev.portolan.plugins.tool;

import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import dev.portolan.plugins.packages.PluginPackage.Result.Refused;
import dev.portolan.plugins.reviews.Faults;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `pack`: the zip of a release, signed where a key is given.
record PackCommand(PrintStream out) {
    int run(Path folder, @Nullable Path output, @Nullable Path key) {
        return switch (PluginPackage.ofFolder(folder)) {
            case Refused(var faults) -> {
                new Report(out).findings(Faults.of(faults));
                out.println("Nothing was packed: " + folder + " is not in order.");
                yield PluginTool.BAD;
            }
            case Accepted(var plugin) -> {
                var release = plugin.manifest().release();
                var file = output == null
                        ? Path.of("%s-%s-%s.zip"
                                .formatted(
                                        release.plugin().publisher(),
                                        release.plugin().plugin(),
                                        release.version()))
                        : output;
                write(file, key == null ? plugin.files() : signed(plugin.files(), SigningKey.read(key)));
                out.println(
                        "Packed " + release + (key == null ? ", not signed," : ", signed,") + " into " + file + ".");
                yield PluginTool.GOOD;
            }
        };
    }

    static PackageFiles signed(PackageFiles files, SigningKey key) {
        return PackageSignature.sign(files, key.privateKey());
    }

    private static void write(Path file, PackageFiles files) {
        try {
            Files.write(file, files.zip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
