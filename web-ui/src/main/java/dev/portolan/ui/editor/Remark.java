package dev.portolan.ui.editor;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.yaml.YamlReading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing that is wrong in the text of an entity.
///
/// @param line from 1
/// @param field JSON Pointer; empty where nobody knows
record Remark(int line, String field, String message) {
    private static final Pattern CAUSES = Pattern.compile("^.*caused by [A-Za-z]*Error: (?:Malformed envelope, )?");
    private static final Pattern POINTER =
            Pattern.compile("(?:^|[\\s\"])(/(?:metadata|spec|kind|apiVersion)[^\\s\"']*)");
    private static final Pattern DOTTED =
            Pattern.compile("(?:^|[\\s\"])((?:metadata|spec|kind|apiVersion|labels|annotations|tags|links)"
                    + "(?:\\.[\\w/-]+|\\[\\d+])*)(?=[\\s\":,]|$)");
    private static final Pattern MISSING = Pattern.compile("required property '([^']+)'");

    static List<Remark> of(List<Violation> faults, YamlReading.Read read) {
        return faults.stream().map(fault -> of(fault, read)).toList();
    }

    /// Puts what a service says to its line.
    static Remark of(Violation violation, YamlReading.Read read) {
        var message = words(violation.message());
        var field = violation.pointer().startsWith("/")
                ? violation.pointer()
                : place(message).orElse("");
        return new Remark(read.line(field), field, message);
    }

    /// What is said, without the chain of causes in front.
    static String words(String message) {
        return CAUSES.matcher(message).replaceFirst("").strip();
    }

    /// The field that a sentence is about, as far as it names one.
    static Optional<String> place(String message) {
        var pointer = POINTER.matcher(message);
        if (pointer.find()) {
            return Optional.of(pointer.group(1) + missing(message));
        }
        var dotted = DOTTED.matcher(message);
        if (dotted.find()) {
            var path = dotted.group(1).replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
            var inMetadata = path.matches("(?:labels|annotations|tags|links).*");
            return Optional.of((inMetadata ? "/metadata/" : "/") + path);
        }
        return Optional.of(missing(message)).filter(path -> !path.isEmpty());
    }

    private static String missing(String message) {
        var missing = MISSING.matcher(message);
        return missing.find() ? "/" + missing.group(1) : "";
    }
}
