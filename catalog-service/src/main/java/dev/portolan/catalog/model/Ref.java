package dev.portolan.catalog.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Names an entity as descriptors do: looser than [dev.portolan.contracts.EntityRef], because what an entity points to
/// need not exist, nor have a name that any entity may have.
public record Ref(String kind, String namespace, String name) {
    public static final String DEFAULT_NAMESPACE = "default";

    /// Folds to lower case, independent of the machine's language.
    public Ref {
        kind = kind.toLowerCase(Locale.ROOT);
        namespace = namespace.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    /// Reads `[kind:][namespace/]name`.
    ///
    /// @param defaultKind used where the text has none; null makes the kind required
    /// @throws IllegalArgumentException when `text` is not of that form, in Backstage's words
    public static Ref parse(String text, @Nullable String defaultKind, String defaultNamespace) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Entity reference must not be empty");
        }
        var slash = text.indexOf('/');
        var colon = text.indexOf(':');
        if (slash != -1 && slash < colon) {
            colon = -1; // a colon after the slash belongs to the name
        }
        var kind = colon == -1 ? defaultKind : text.substring(0, colon);
        var namespace = slash == -1 ? defaultNamespace : text.substring(colon + 1, slash);
        var name = text.substring(Math.max(colon, slash) + 1);
        if (namespace.isEmpty() || name.isEmpty() || (kind != null && kind.isEmpty())) {
            throw new IllegalArgumentException(
                    "Entity reference \"%s\" was not on the form [<kind>:][<namespace>/]<name>".formatted(text));
        }
        if (kind == null) {
            throw new IllegalArgumentException(
                    "Entity reference \"%s\" had missing or empty kind (e.g. did not start with \"component:\" or similar)"
                            .formatted(text));
        }
        return new Ref(kind, namespace, name);
    }

    /// Reads a whole reference, `kind:[namespace/]name`.
    ///
    /// @throws IllegalArgumentException when `text` is not of that form
    public static Ref parse(String text) {
        return parse(text, null, DEFAULT_NAMESPACE);
    }

    @Override
    public String toString() {
        return kind + ":" + namespace + "/" + name;
    }
}
