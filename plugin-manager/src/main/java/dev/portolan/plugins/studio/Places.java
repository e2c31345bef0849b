package dev.portolan.plugins.studio;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/// Leads from what is said of a package back to the draft that it was made of.
///
/// @param functions by the place in `functions.yaml`, the place in the draft
record Places(Map<String, String> functions) {
    private static final Set<String> SETTINGS = Set.of("/title", "/summary", "/point", "/refresh");

    Places {
        functions = Map.copyOf(functions);
    }

    /// @param path a file of the package, with a JSON Pointer after `#`
    /// @return JSON Pointer into the draft, empty where all of it is meant
    String of(String path) {
        var mark = path.indexOf('#');
        var pointer = mark < 0 ? "" : path.substring(mark + 1);
        if (path.startsWith("functions.yaml#")) {
            return function(pointer);
        }
        if (pointer.startsWith("/extensions/0/when")) {
            return pointer.contains("annotations") ? "/annotation" : "/kinds";
        }
        if (pointer.startsWith("/extensions/0/")) {
            var rest = pointer.substring("/extensions/0".length());
            return SETTINGS.contains(rest) ? rest : "";
        }
        if (pointer.startsWith("/permissions") || path.startsWith("config.schema.json")) {
            return "/address";
        }
        return SETTINGS.contains(pointer) ? pointer : "";
    }

    /// The place of something in the view that was made.
    String ofView(String pointer) {
        return function("/" + DraftPackage.SHOW + "/return" + pointer);
    }

    private String function(String pointer) {
        return functions.entrySet().stream()
                .filter(place -> pointer.equals(place.getKey()) || pointer.startsWith(place.getKey() + "/"))
                .max(Comparator.comparingInt(place -> place.getKey().length()))
                .map(place ->
                        place.getValue() + pointer.substring(place.getKey().length()))
                .orElse("");
    }
}
