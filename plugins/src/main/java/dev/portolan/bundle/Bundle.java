package dev.portolan.bundle;

import static java.util.regex.Pattern.MULTILINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// One ES module made of several: each after those that it imports, without the lines that tie them together. All names
/// at the top of a module are in one scope then, so that no two modules may have the same one. Nothing is renamed,
/// shortened or left out: whoever reviews a package reads what was written. What it does not know ends the build.
final class Bundle {
    private static final Pattern TIE =
            Pattern.compile("^(import|export) \\{([^}]*)} from '(\\.{1,2}/[^']+\\.js)';\\R", MULTILINE);
    private static final Pattern DECLARED =
            Pattern.compile("^(export )?(?:async )?(?:function\\*?|class|const|let) (?:(\\w+)|\\{([^}]*)})", MULTILINE);
    private static final Pattern UNKNOWN =
            Pattern.compile("^(?:import|export)\\b(?! (?:async|function|class|const|let)\\b).*", MULTILINE);

    private final Path root;
    private final Map<Path, Set<String>> exported = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<Path> open = new HashSet<>();
    private final StringBuilder code = new StringBuilder();

    private Bundle(Path root) {
        this.root = root;
    }

    /// @param root what the modules are told from
    /// @param entry the module whose exports are those of the whole
    static String of(Path root, Path entry) throws IOException {
        var bundle = new Bundle(root);
        var exports = bundle.add(entry.normalize());
        return bundle.code + "export { " + String.join(", ", exports) + " };\n";
    }

    private Set<String> add(Path module) throws IOException {
        var known = exported.get(module);
        if (known != null) {
            return known;
        }
        if (!open.add(module)) {
            throw fault(module, "is imported by what it imports");
        }
        var text = Files.readString(module);
        var exports = passedOn(module, text);
        var own = TIE.matcher(text).replaceAll("");
        exports.addAll(declared(module, own));
        open.remove(module);
        exported.put(module, exports);
        var bare = own.replaceAll("(?m)^export (?=\\w)", "").strip();
        code.append("// --- " + told(module) + " ---\n\n" + bare + "\n\n");
        return exports;
    }

    /// Adds what a module imports, and says which of it the module exports.
    private Set<String> passedOn(Path module, String text) throws IOException {
        var exports = new LinkedHashSet<String>();
        for (var tie : TIE.matcher(text).results().toList()) {
            var other = module.resolveSibling(tie.group(3)).normalize();
            if (!Files.exists(other)) {
                throw fault(module, "imports " + tie.group(3) + ", which is not there");
            }
            var names = names(tie.group(2));
            for (var name : names) {
                if (!add(other).contains(name)) {
                    throw fault(module, "imports " + name + ", which " + told(other) + " does not export");
                }
            }
            if (tie.group(1).equals("export")) {
                exports.addAll(names);
            }
        }
        return exports;
    }

    private Set<String> declared(Path module, String own) {
        var unknown = UNKNOWN.matcher(own);
        if (unknown.find()) {
            throw fault(module, "has a line that is not understood: " + unknown.group());
        }
        var exports = new LinkedHashSet<String>();
        for (var declared : DECLARED.matcher(own).results().toList()) {
            var names = declared.group(2) == null ? names(declared.group(3)) : List.of(declared.group(2));
            for (var name : names) {
                if (!taken.add(name)) {
                    throw fault(module, "declares " + name + ", as another module does");
                }
            }
            if (declared.group(1) != null) {
                exports.addAll(names);
            }
        }
        return exports;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private IllegalArgumentException fault(Path module, String what) {
        return new IllegalArgumentException(told(module) + " " + what);
    }

    private String told(Path module) {
        return root.relativize(module).toString();
    }
}
