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
/// @param branches those that were pushed to; empty where it says none
record Push(Set<String> repositories, Set<String> branches) {
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

    Push {
        repositories = Set.copyOf(repositories);
        branches = Set.copyOf(branches);
    }

    /// @param host of the connection
    static Push of(JsonNode payload, String host) {
        var repositories = Stream.of(
                        ADDRESSES.stream().map(payload::at).map(JsonNode::asText),
                        payload.at("/repository/links/clone")
                                .valueStream()
                                .map(link -> link.path("href").asText()),
                        bitbucketServer(payload.path("repository"), host))
                .flatMap(addresses -> addresses)
                .map(Push::key)
                .filter(Objects::nonNull)
                .flatMap(AzureNames::of)
                .collect(Collectors.toSet());
        return new Push(repositories, branches(payload));
    }

    // Bitbucket Server and Data Center need not say any address of the repository.
    private static Stream<String> bitbucketServer(JsonNode repository, String host) {
        var project = repository.at("/project/key").asText();
        var name = repository.path("slug").asText();
        if (project.isEmpty() || name.isEmpty()) {
            return Stream.empty();
        }
        var site = "https://" + host + "/";
        var owner = project.startsWith("~") ? "users/" + project.substring(1) : "projects/" + project;
        return Stream.of(site + owner + "/repos/" + name, site + "scm/" + project + "/" + name);
    }

    private static Set<String> branches(JsonNode payload) {
        var refs = Stream.of(
                        Stream.of(payload.path("ref")),
                        payload.at("/resource/refUpdates").valueStream().map(update -> update.path("name")),
                        payload.path("changes").valueStream().map(change -> change.at("/ref/id")))
                .flatMap(nodes -> nodes)
                .map(JsonNode::asText)
                .filter(ref -> ref.startsWith(HEADS))
                .map(ref -> ref.substring(HEADS.length()));
        return Stream.concat(refs, bitbucketCloud(payload)).collect(Collectors.toSet());
    }

    // A branch that was removed has no new state, one that was made no old one.
    private static Stream<String> bitbucketCloud(JsonNode payload) {
        return payload.at("/push/changes")
                .valueStream()
                .flatMap(change -> Stream.of(change.path("new"), change.path("old")))
                .filter(state -> state.path("type").asText().equals("branch"))
                .map(state -> state.path("name").asText());
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
