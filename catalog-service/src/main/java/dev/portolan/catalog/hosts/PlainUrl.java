package dev.portolan.catalog.hosts;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An address in pieces. What stands between the slashes stays encoded as it is.
///
/// @param site scheme, host and port
/// @param steps of the path
/// @param query the part after `?`, or an empty text
record PlainUrl(String site, List<String> steps, String query) {
    PlainUrl {
        steps = List.copyOf(steps);
    }

    /// @param url an absolute one with a host
    static PlainUrl of(URI url) {
        var path = url.getRawPath() == null ? "" : url.getRawPath();
        var steps =
                Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).toList();
        var query = url.getRawQuery() == null ? "" : url.getRawQuery();
        return new PlainUrl(url.getScheme().toLowerCase(Locale.ROOT) + "://" + host(url), steps, query);
    }

    /// The same address seen from a folder of its host, which is a part of the site then.
    ///
    /// @param folder its steps as they stand in the address; empty for the host's root
    PlainUrl within(String folder) {
        var count = folder.isEmpty() ? 0 : folder.split("/").length;
        return count > 0 && count <= steps.size() && path(0, count).equalsIgnoreCase(folder)
                ? new PlainUrl(site + "/" + path(0, count), steps.subList(count, steps.size()), query)
                : this;
    }

    /// Host and, where it is not the usual one, port.
    static String host(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var usual = "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
        return url.getPort() < 0 || url.getPort() == usual ? host : host + ":" + url.getPort();
    }

    String step(int at) {
        return at < steps.size() ? steps.get(at) : "";
    }

    /// Steps joined again.
    String path(int from, int to) {
        return String.join("/", steps.subList(from, to));
    }

    /// What the steps from one on mean as the path of a file.
    String decodedFrom(int from) {
        return decoded(path(from, steps.size()));
    }

    /// The decoded value of a parameter; the first where there are several.
    Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Makes a path of what may hold any character.
    static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"%s\" is no path of a file.".formatted(path), e);
        }
    }

    /// Makes a parameter's value, or a single step, of what may hold any character.
    static String parameterOf(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
