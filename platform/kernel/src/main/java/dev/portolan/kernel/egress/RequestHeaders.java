package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which headers a caller may send, and which of them may go on to another origin.
final class RequestHeaders {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8192}");

    // They say where a message ends and who it is for; a second opinion on that is how requests are smuggled.
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    // A list of what is harmless: nobody can list all names that credentials go by.
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "if-modified-since", "if-none-match", "user-agent");

    private RequestHeaders() {}

    static Optional<Refused> objection(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> !fine(header.getKey(), header.getValue()))
                .map(header -> new Refused(
                        Rule.HEADER, "The header %s cannot be set like this.".formatted(shown(header.getKey()))))
                .findFirst();
    }

    static Map<String, String> forAnotherOrigin(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> HARMLESS.contains(header.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Those that still fit when a redirect turns the request into a GET.
    static Map<String, String> withoutBody(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> !header.getKey().startsWith("content-"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean fine(String name, String value) {
        return NAME.matcher(name).matches()
                && VALUE.matcher(value).matches()
                && !OURS.contains(name)
                && !name.startsWith("proxy-");
    }

    private static String shown(String name) {
        return name.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
