package dev.portolan.catalog.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.hosts.BrowsedFile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a host says has changed.
///
/// @param repositories `host/path` of the one repository, in each form in which it may be known, in lower case
/// @param branch null where it says none, or several
record Push(Set<String> repositories, @Nullable String branch) {
    private static final String HEADS = "refs/heads/";
    private static final List<String> ADDRESSES = List.of(
            "/repository/clone_url",
            "/repository/html_url",
            "/repository/git_http_url",
            "/repository/homepage",
            "/repository/links/html/href",
            "/repository/links/self/0/href",
            "/project/git_http_url",
            "/project/web_url",
            "/resource/repository/remoteUrl");
    private static final List<String> BRANCHES = List.of("/ref", "/resource/refUpdates/0/name");

    Push {
        repositories = Set.copyOf(repositories);
    }

    static Push of(JsonNode payload) {
        var repositories = Stream.concat(
                        ADDRESSES.stream().map(payload::at),
                        payload.at("/repository/links/clone").valueStream().map(link -> link.path("href")))
                .map(address -> key(address.asText()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Push(repositories, branch(payload));
    }

    private static @Nullable String branch(JsonNode payload) {
        return BRANCHES.stream()
                .map(pointer -> payload.at(pointer).asText())
                .filter(ref -> ref.startsWith(HEADS))
                .map(ref -> ref.substring(HEADS.length()))
                .findFirst()
                .orElse(null);
    }

    /// The one form of an address of a repository; null when it is none.
    static @Nullable String key(String address) {
        try {
            var url = URI.create(address);
            if (url.getScheme() == null || url.getHost() == null || url.getPath() == null) {
                return null;
            }
            var path = url.getPath().replaceFirst("/(browse)?/*$", "").replaceFirst("\\.git$", "");
            return (BrowsedFile.host(url) + path).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
