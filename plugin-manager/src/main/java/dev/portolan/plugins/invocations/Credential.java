package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.portolan.kernel.egress.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The secret that a request is to carry, and where in it: what a plugin says in `auth`.
///
/// @param secret as the plugin names it, `config.token`
record Credential(String secret, Place place) {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,60}");
    private static final Pattern WORDS = Pattern.compile("[\\x20-\\x7e]{0,200}");

    /// Where in a request a secret stands.
    sealed interface Place {
        /// `Authorization: Bearer <secret>`
        record Bearer() implements Place {}

        /// Basic authentication; without a user the secret is the user, and there is no password.
        record Basic(String user) implements Place {}

        /// A header of its own, `<prefix><secret>`.
        record Header(String name, String prefix) implements Place {}

        /// A parameter of the address.
        record Query(String name) implements Place {}

        /// The secret is the address, as of incoming webhooks: a whole one, or from its path on.
        record Address() implements Place {}
    }

    /// A request as it leaves.
    ///
    /// @param struck further forms of the secret that must not come back
    record Carried(URI address, Map<String, String> headers, List<String> struck) {
        Request on(Request request) {
            var whole = request;
            for (var header : headers.entrySet()) {
                whole = whole.withHeader(header.getKey(), header.getValue());
            }
            return whole;
        }

        @Override
        public String toString() {
            return "Carried[…]";
        }
    }

    /// @throws IllegalArgumentException with a sentence for the plugin's author
    static Credential parse(JsonNode auth) {
        if (auth.isTextual()) {
            return new Credential(auth.asText(), new Place.Bearer());
        }
        if (!auth.isObject() || !auth.path("secret").isTextual()) {
            throw new IllegalArgumentException(
                    "auth must be the name of a secret, such as config.token, or {secret, as, user, name, prefix}.");
        }
        return new Credential(auth.path("secret").asText(), place(auth));
    }

    private static Place place(JsonNode auth) {
        return switch (auth.path("as").asText("bearer")) {
            case "bearer" -> new Place.Bearer();
            case "basic" -> new Place.Basic(user(auth.path("user").asText("")));
            case "header" ->
                new Place.Header(matching(auth, "name", HEADER, "authorization"), matching(auth, "prefix", WORDS, ""));
            case "query" -> new Place.Query(matching(auth, "name", PARAMETER, ""));
            case "url" -> new Place.Address();
            default -> throw new IllegalArgumentException("auth.as must be bearer, basic, header, query or url.");
        };
    }

    private static String user(String user) {
        if (user.indexOf(':') >= 0 || user.length() > 300 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("auth.user must be a name without a colon.");
        }
        return user;
    }

    private static String matching(JsonNode auth, String key, Pattern pattern, String usual) {
        var text = auth.path(key).asText(usual);
        if (!pattern.matches(text)) {
            throw new IllegalArgumentException(
                    "auth." + key + " is missing, or has characters that cannot stand there.");
        }
        return text;
    }

    /// @return empty when the secret is no part of an address, and should be one; the caller looks where it leads
    Optional<Carried> carry(URI asked, String value) {
        return switch (place) {
            case Place.Bearer _ -> header(asked, "authorization", "Bearer " + value);
            case Place.Basic(var user) -> {
                var pair = user.isEmpty() ? value + ":" : user + ":" + value;
                var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
                yield Optional.of(new Carried(asked, Map.of("authorization", "Basic " + encoded), List.of(pair)));
            }
            case Place.Header(var name, var prefix) -> header(asked, name, prefix + value);
            case Place.Query(var name) -> address(asked, with(asked, name, value));
            case Place.Address _ -> whole(asked, value.strip());
        };
    }

    private static Optional<Carried> header(URI asked, String name, String value) {
        return Optional.of(new Carried(asked, Map.of(name, value), List.of()));
    }

    private static String with(URI asked, String name, String value) {
        var text = asked.toString().replaceFirst("#.*", "");
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return text + (asked.getRawQuery() == null ? "?" : "&") + name + "=" + encoded;
    }

    // What is secret about it begins with its path; servers repeat that part alone in what they say.
    private static Optional<Carried> whole(URI asked, String value) {
        return address(asked, value)
                .filter(carried -> carried.address().getRawPath() != null
                        && carried.address().getRawPath().length() > 1)
                .map(carried -> new Carried(carried.address(), Map.of(), parts(carried.address())));
    }

    private static List<String> parts(URI address) {
        var path = address.getRawPath();
        var query = address.getRawQuery();
        return query == null ? List.of(path) : List.of(path, query, path + "?" + query);
    }

    private static Optional<Carried> address(URI asked, String written) {
        try {
            var address = asked.resolve(written);
            return address.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new Carried(address, Map.of(), List.of()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
