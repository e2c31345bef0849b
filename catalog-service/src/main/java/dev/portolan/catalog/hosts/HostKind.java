package dev.portolan.catalog.hosts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What software a host of files runs, which decides its addresses and how a token is shown to it.
public enum HostKind {
    GITHUB(new GitHubAddresses(), "x-access-token"),
    GITLAB(new GitLabAddresses(), "oauth2"),
    BITBUCKET(new BitbucketAddresses(), "x-token-auth"),
    AZURE(new AzureAddresses(), "token"),
    GITEA(new GiteaAddresses(), "token"),
    /// Any other web server: its addresses are those of the files.
    HTTP(new PlainAddresses(), "token");

    private static final Map<String, HostKind> PUBLIC = Map.of(
            "github.com", GITHUB,
            "gitlab.com", GITLAB,
            "bitbucket.org", BITBUCKET,
            "dev.azure.com", AZURE,
            "gitea.com", GITEA,
            "codeberg.org", GITEA);

    private final transient Addresses addresses;
    private final String gitUser;

    HostKind(Addresses addresses, String gitUser) {
        this.addresses = addresses;
        this.gitUser = gitUser;
    }

    /// The kind of a host that everybody knows.
    ///
    /// @param host in lower case, with its port where that is not the usual one
    public static Optional<HostKind> of(String host) {
        return host.endsWith(".visualstudio.com") ? Optional.of(AZURE) : Optional.ofNullable(PUBLIC.get(host));
    }

    /// @param word as in the API: `github`, ...
    public static Optional<HostKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The headers that show a token to the host's API, or to the host itself where it has none.
    public Map<String, String> headers(@Nullable String username, String token) {
        if (username != null && this != GITHUB && this != GITLAB) {
            return basic(username, token);
        }
        return switch (this) {
            case GITLAB -> Map.of("private-token", token);
            case AZURE -> basic("", token);
            case GITEA -> Map.of("authorization", "token " + token);
            case GITHUB, BITBUCKET, HTTP -> Map.of("authorization", "Bearer " + token);
        };
    }

    /// The headers that show a token to the host's Git server.
    public Map<String, String> gitHeaders(@Nullable String username, String token) {
        return basic(username == null ? gitUser : username, token);
    }

    Addresses addresses() {
        return addresses;
    }

    private static Map<String, String> basic(String username, String token) {
        var pair = (username + ":" + token).getBytes(StandardCharsets.UTF_8);
        return Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
