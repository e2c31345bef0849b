package dev.portolan.catalog.hosts;

import static dev.portolan.catalog.hosts.PlainUrl.decoded;
import static dev.portolan.catalog.hosts.PlainUrl.encoded;
import static dev.portolan.catalog.hosts.PlainUrl.parameterOf;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// gitlab.com and GitLab on servers of one's own: `/group/subgroup/name/-/blob/main/file`, before 2019 without the
/// dash.
final class GitLabAddresses implements Addresses {
    private static final Set<String> VIEWS = Set.of("blob", "tree", "raw", "edit", "blame");
    private static final Set<String> OWN_SITES = Set.of("https://gitlab.com");

    @Override
    public Optional<BrowsedFile> read(PlainUrl url) {
        var dash = url.steps().indexOf("-");
        if (dash > 1 && VIEWS.contains(url.step(dash + 1))) {
            return file(url, dash, dash + 1);
        }
        return OWN_SITES.contains(url.site())
                ? IntStream.range(2, url.steps().size())
                        .filter(at -> VIEWS.contains(url.step(at)))
                        .boxed()
                        .findFirst()
                        .flatMap(at -> file(url, at, at))
                : Optional.empty();
    }

    private static Optional<BrowsedFile> file(PlainUrl url, int repositoryEnd, int view) {
        return url.steps().size() > view + 2
                ? Optional.of(new BrowsedFile(
                        HostKind.GITLAB,
                        url.site(),
                        url.path(0, repositoryEnd),
                        url.path(repositoryEnd, view + 1),
                        url.step(view + 1),
                        url.decodedFrom(view + 2)))
                : Optional.empty();
    }

    @Override
    public String browse(BrowsedFile file) {
        return String.join("/", file.site(), file.repository(), file.view(), file.ref(), encoded(file.path()));
    }

    @Override
    public String raw(BrowsedFile file) {
        return String.join("/", file.site(), file.repository(), "-/raw", file.ref(), encoded(file.path()));
    }

    @Override
    public String api(BrowsedFile file) {
        return "%s/api/v4/projects/%s/repository/files/%s/raw?ref=%s"
                .formatted(
                        file.site(),
                        parameterOf(decoded(file.repository())),
                        parameterOf(file.path()),
                        parameterOf(decoded(file.ref())));
    }

    @Override
    public BrowsedFile file(PlainUrl repository, String branch, String path) {
        return new BrowsedFile(HostKind.GITLAB, repository.site(), Clones.path(repository), "-/blob", branch, path);
    }
}
