package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names one catalog entity within a tenant, written `kind:namespace/name`, all lower case.
///
/// @param kind for example `component`
/// @param namespace `default` where the text form has none
/// @param name unique within kind and namespace
public record EntityRef(String kind, String namespace, String name) {
    private static final Pattern TEXT =
            Pattern.compile("([a-z][a-z0-9]{0,62}):(?:([a-z0-9-]{1,63})/)?([a-z0-9][a-z0-9._-]{0,62})");

    /// Reads the text form; upper case is folded, as Backstage does.
    ///
    /// @throws IllegalArgumentException when `text` is not `kind:[namespace/]name`
    @JsonCreator
    public static EntityRef parse(String text) {
        var matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be an entity reference such as component:default/web");
        }
        var namespace = matcher.group(2);
        return new EntityRef(matcher.group(1), namespace == null ? "default" : namespace, matcher.group(3));
    }

    @JsonValue
    @Override
    public String toString() {
        return kind + ":" + namespace + "/" + name;
    }
}
