package dev.portolan.plugins.packages;

import dev.portolan.plugins.schema.Findings;
import java.util.Optional;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/// What a package calls itself.
///
/// @param plugin without its publisher
public record PackageName(String plugin, String version) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final int LONGEST_VERSION = 60;

    static Optional<PackageName> read(PackageFiles files) {
        var manifest = files.text(PackageReader.MANIFEST).map(text -> ManifestText.read(text, new Findings()));
        var id = manifest.map(json -> json.path("id").asText("")).orElse("");
        var version = manifest.map(json -> json.path("version").asText("")).orElse("");
        return NAME.matcher(id).matches() && version.length() <= LONGEST_VERSION && Semver.parse(version) != null
                ? Optional.of(new PackageName(id, version))
                : Optional.empty();
    }
}
