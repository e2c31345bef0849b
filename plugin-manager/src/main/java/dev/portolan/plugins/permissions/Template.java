package dev.portolan.plugins.permissions;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address with at most one configured value in it: `https://api.example.com`, `https://{config.host}`,
/// `https://{config.region}.example.com:8443`, or `https://*` for any public host.
///
/// @param scheme `https` or `http`
/// @param before what stands before the value
/// @param path JSON Pointer of the configured value, empty when there is none
/// @param after what stands after it, without the port
/// @param port -1 for the scheme's own
record Template(String scheme, String before, String path, String after, int port) {
    static final String EXPECTED = "https:// and a host, in which {config.<name>} may stand once, or * for any host";

    private static final String LABELS = "[a-z0-9.-]*";
    private static final Pattern TEXT = Pattern.compile("(https?)://(" + LABELS
            + ")(?:\\{config((?:\\.[A-Za-z][A-Za-z0-9_-]*)+)\\}(" + LABELS + "))?(\\*)?(?::([0-9]{1,5}))?");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    /// @return empty when the text is no template
    static Optional<Template> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches() || text.length() > 300) {
            return Optional.empty();
        }
        var path = orEmpty(matcher.group(3)).replace('.', '/');
        var any = matcher.group(5) != null;
        var template = new Template(
                matcher.group(1),
                any ? "*" : matcher.group(2),
                path,
                orEmpty(matcher.group(4)),
                matcher.group(6) == null ? -1 : Integer.parseInt(matcher.group(6)));
        var literal = matcher.group(2);
        var sound = any
                ? path.isEmpty() && literal.isEmpty()
                : template.fill(path.isEmpty() ? "" : "x").isPresent();
        return sound && template.port() <= 65_535 && template.port() != 0 ? Optional.of(template) : Optional.empty();
    }

    /// @return empty when the value is missing or makes no host
    Optional<Origin> resolve(JsonNode configuration) {
        if (before.equals("*")) {
            return Optional.of(Origin.of(scheme, "*", port));
        }
        if (path.isEmpty()) {
            return fill("");
        }
        var value = configuration.at(JsonPointer.compile(path));
        return value.isTextual() ? fill(value.textValue().strip()) : Optional.empty();
    }

    private Optional<Origin> fill(String value) {
        if (before.isEmpty() && after.isEmpty() && port < 0 && !path.isEmpty()) {
            // A value that stands alone may be a whole address or have a port.
            var written = value.contains("://") ? value : scheme + "://" + value;
            return Origin.parse(written).filter(origin -> origin.scheme().equals(scheme));
        }
        // Within a name the value is one label: with dots in it, it could make any host of another.
        var sound = path.isEmpty() || LABEL.matches(value);
        return sound
                ? Origin.parse(scheme + "://" + before + value + after + (port < 0 ? "" : ":" + port))
                : Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
