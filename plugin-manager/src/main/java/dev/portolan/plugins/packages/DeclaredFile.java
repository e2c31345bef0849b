package dev.portolan.plugins.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.declarations.Declarations;
import dev.portolan.plugins.schema.Findings;
import java.util.HashMap;
import java.util.Map;

/// The file in which a plugin without code declares its functions.
final class DeclaredFile {
    private static final String FOLDER = "views/";

    private DeclaredFile() {}

    /// @param main the file's path; it is there and is text
    static Declarations.Result read(PackageFiles files, String main) {
        var findings = new Findings();
        var json = ManifestText.read(files.text(main).orElse(""), findings);
        return findings.isEmpty()
                ? Declarations.read(json, views(files))
                : new Declarations.Result.Faulty(findings.list());
    }

    private static Map<String, JsonNode> views(PackageFiles files) {
        var views = new HashMap<String, JsonNode>();
        for (var path : files.paths()) {
            var end = path.lastIndexOf('.');
            if (path.startsWith(FOLDER) && end > FOLDER.length()) {
                views.put(
                        path.substring(FOLDER.length(), end),
                        ManifestText.read(files.text(path).orElse(""), new Findings()));
            }
        }
        return views;
    }

    /// Whether there are expressions in it: what it shows is known once they have values.
    static boolean computed(JsonNode json) {
        if (json.isTextual()) {
            return json.asText().startsWith("=");
        }
        for (var part : json) {
            if (computed(part)) {
                return true;
            }
        }
        return false;
    }
}
