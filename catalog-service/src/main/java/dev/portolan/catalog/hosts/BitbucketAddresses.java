package dev.portolan.catalog.hosts;

import static dev.portolan.catalog.hosts.PlainUrl.encoded;
import static dev.portolan.catalog.hosts.PlainUrl.parameterOf;

import java.util.Optional;
import java.util.Set;

/// Bitbucket Cloud, `/workspace/name/src/main/file`, and Server or Data Center,
/// `/projects/KEY/repos/name/browse/file?at=main`.
final class BitbucketAddresses implements Addresses {
    private static final String CLOUD = "https://bitbucket.org";
    private static final String CLOUD_API = "https://api.bitbucket.org/2.0/repositories";
    private static final Set<String> CLOUD_VIEWS = Set.of("src", "raw");
    private static final Set<String> OWNERS = Set.of("projects", "users");
    private static final Set<String> SERVER_VIEWS = Set.of("browse", "raw");

    @Override
    public Optional<BrowsedFile> read(PlainUrl url) {
        return url.site().equals(CLOUD) ? cloud(url) : server(url);
    }

    private static Optional<BrowsedFile> cloud(PlainUrl url) {
        return url.steps().size() > 4 && CLOUD_VIEWS.contains(url.step(2))
                ? Optional.of(new BrowsedFile(
                        HostKind.BITBUCKET, url.site(), url.path(0, 2), url.step(2), url.step(3), url.decodedFrom(4)))
                : Optional.empty();
    }

    private static Optional<BrowsedFile> server(PlainUrl url) {
        return url.steps().size() > 5
                        && OWNERS.contains(url.step(0))
                        && url.step(2).equals("repos")
                        && SERVER_VIEWS.contains(url.step(4))
                ? Optional.of(new BrowsedFile(
                        HostKind.BITBUCKET,
                        url.site(),
                        url.path(0, 4),
                        url.step(4),
                        parameterOf(url.parameter("at").orElse("")),
                        url.decodedFrom(5)))
                : Optional.empty();
    }

    @Override
    public String browse(BrowsedFile file) {
        return isCloud(file) ? cloud(file, CLOUD, file.view()) : server(file, file.site(), file.view());
    }

    @Override
    public String raw(BrowsedFile file) {
        return isCloud(file) ? cloud(file, CLOUD, "raw") : server(file, file.site(), "raw");
    }

    @Override
    public String api(BrowsedFile file) {
        return isCloud(file) ? cloud(file, CLOUD_API, "src") : server(file, file.site() + "/rest/api/1.0", "raw");
    }

    private static boolean isCloud(BrowsedFile file) {
        return file.site().equals(CLOUD);
    }

    private static String cloud(BrowsedFile file, String base, String view) {
        return String.join("/", base, file.repository(), view, file.ref(), encoded(file.path()));
    }

    private static String server(BrowsedFile file, String base, String view) {
        var address = String.join("/", base, file.repository(), view, encoded(file.path()));
        return file.ref().isEmpty() ? address : address + "?at=" + file.ref();
    }

    @Override
    public BrowsedFile file(PlainUrl repository, String branch, String path) {
        var cloud = repository.site().equals(CLOUD);
        return new BrowsedFile(
                HostKind.BITBUCKET,
                repository.site(),
                cloud ? Clones.path(repository) : serverPath(Clones.path(repository)),
                cloud ? "src" : "browse",
                cloud ? branch : parameterOf(PlainUrl.decoded(branch)),
                path);
    }

    // Cloned from /scm/KEY/name.git, or /scm/~somebody/name.git.
    private static String serverPath(String clone) {
        var steps = clone.split("/");
        if (steps.length != 3 || !steps[0].equals("scm")) {
            return clone;
        }
        return steps[1].startsWith("~")
                ? String.join("/", "users", steps[1].substring(1), "repos", steps[2])
                : String.join("/", "projects", steps[1], "repos", steps[2]);
    }
}
