package dev.portolan.catalog.hosts;

import static dev.portolan.catalog.hosts.PlainUrl.decoded;
import static dev.portolan.catalog.hosts.PlainUrl.encoded;
import static dev.portolan.catalog.hosts.PlainUrl.parameterOf;

import java.util.Optional;
import java.util.Set;

/// Gitea and Forgejo, Codeberg among them: `/owner/name/src/branch/main/file`.
final class GiteaAddresses implements Addresses {
    private static final Set<String> VIEWS = Set.of("src", "raw");
    private static final Set<String> REFS = Set.of("branch", "commit", "tag");

    @Override
    public Optional<BrowsedFile> read(PlainUrl url) {
        return url.steps().size() > 5 && VIEWS.contains(url.step(2)) && REFS.contains(url.step(3))
                ? Optional.of(new BrowsedFile(
                        HostKind.GITEA, url.site(), url.path(0, 2), url.path(2, 4), url.step(4), url.decodedFrom(5)))
                : Optional.empty();
    }

    @Override
    public String browse(BrowsedFile file) {
        return String.join("/", file.site(), file.repository(), file.view(), file.ref(), encoded(file.path()));
    }

    @Override
    public String raw(BrowsedFile file) {
        var view = file.view().replaceFirst("src", "raw");
        return String.join("/", file.site(), file.repository(), view, file.ref(), encoded(file.path()));
    }

    @Override
    public String api(BrowsedFile file) {
        return "%s/api/v1/repos/%s/raw/%s?ref=%s"
                .formatted(file.site(), file.repository(), encoded(file.path()), parameterOf(decoded(file.ref())));
    }

    @Override
    public BrowsedFile file(PlainUrl repository, String branch, String path) {
        return new BrowsedFile(HostKind.GITEA, repository.site(), Clones.path(repository), "src/branch", branch, path);
    }
}
