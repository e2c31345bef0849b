package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.declarations.Declarations;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.schema.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A plugin package that was read and found in order.
///
/// @param schema accepts nothing but `{}` when the package has none
public record PluginPackage(Manifest manifest, ConfigSchema schema, PackageFiles files) {
    /// What reading a package comes to.
    public sealed interface Result {
        record Accepted(PluginPackage content) implements Result {}

        /// @param findings all faults, at least one; paths are files of the package, with a JSON Pointer after `#`
        record Refused(List<Finding> findings) implements Result {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /// Reads a package from the bytes of a zip; what is too big, too many or badly named is refused.
    public static Result ofZip(byte[] zip) {
        var findings = new Findings();
        return PackageReader.read(new ZipReader(findings).read(zip), findings);
    }

    /// Reads a package from its author's folder, without examples, sources and what is hidden; links are refused.
    ///
    /// @throws java.io.UncheckedIOException when the folder cannot be read
    public static Result ofFolder(Path folder) {
        var findings = new Findings();
        return PackageReader.read(new FolderReader(findings).read(folder), findings);
    }

    /// The files of a folder as they are packed, whatever is wrong with them; links are left out.
    ///
    /// @throws java.io.UncheckedIOException when the folder cannot be read
    public static PackageFiles filesOf(Path folder) {
        return new FolderReader(new Findings()).read(folder);
    }

    /// Reads a package from files that were accepted before and kept.
    public static Result of(PackageFiles files) {
        return PackageReader.read(files, new Findings());
    }

    /// The release's identity: SHA-256 in hex over its file list, whatever the packing and the signature.
    public String digest() {
        return files.digest();
    }

    /// The manifest as JSON, to be stored and read again by [Manifest#of].
    public JsonNode manifestJson() {
        return ManifestText.read(files.text(PackageReader.MANIFEST).orElse(""), new Findings());
    }

    /// The declared functions, for runtime `declarative`.
    public Optional<Declarations> declarations() {
        return manifest.operation().runtime() instanceof Runtime.Declarative(var main)
                        && DeclaredFile.read(files, main) instanceof Declarations.Result.Sound(var declarations)
                ? Optional.of(declarations)
                : Optional.empty();
    }

    /// Names of all functions that the code must export, those that the form asks for options among them.
    public SortedSet<String> functions() {
        var functions = new TreeSet<>(manifest.functions());
        functions.addAll(schema.functions());
        return functions;
    }

    /// Text of `README.md`.
    public Optional<String> readme() {
        return files.text(PackageReader.README);
    }

    /// Text of `CHANGELOG.md`.
    public Optional<String> changelog() {
        return files.text(PackageReader.CHANGELOG);
    }

    /// File names of the pictures in `screenshots/`, in order.
    public List<String> screenshots() {
        return files.paths().stream()
                .filter(ImageCheck::isScreenshot)
                .map(path -> path.substring(ImageCheck.FOLDER.length()))
                .toList();
    }

    /// One picture, as it was found to be one.
    ///
    /// @param name one of [#screenshots]
    public Optional<byte[]> screenshot(String name) {
        return Optional.of(ImageCheck.FOLDER + name)
                .filter(ImageCheck::isScreenshot)
                .flatMap(files::bytes);
    }

    /// What a package calls itself, whatever else is wrong with it.
    public static Optional<PackageName> nameOf(byte[] zip) {
        return PackageName.read(new ZipReader(new Findings()).read(zip));
    }

    /// Text of `icon.svg`: a drawing with no script in it.
    public Optional<String> icon() {
        return files.text(PackageReader.ICON);
    }

    /// The drawing that a theme names, with no script in it.
    public Optional<String> logo(Extension.Theme theme) {
        return Optional.ofNullable(theme.logo()).flatMap(files::text);
    }
}
