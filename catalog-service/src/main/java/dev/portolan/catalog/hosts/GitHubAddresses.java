package dev.portolan.catalog.hosts;

import static dev.portolan.catalog.hosts.PlainUrl.decoded;
import static dev.portolan.catalog.hosts.PlainUrl.encoded;
import static dev.portolan.catalog.hosts.PlainUrl.parameterOf;

import java.util.Optional;
import java.util.Set;

/// github.com, GitHub Enterprise Cloud (`*.ghe.com`) and Server: `/owner/name/blob/main/file`.
final class GitHubAddresses implements Addresses {
    private static final String PUBLIC = "https://github.com";
    private static final Set<String> VIEWS = Set.of("blob", "tree", "raw", "edit", "blame");

    @Override
    public Optional<BrowsedFile> read(PlainUrl url) {
        return url.steps().size() > 4 && VIEWS.contains(url.step(2))
                ? Optional.of(new BrowsedFile(
                        HostKind.GITHUB, url.site(), url.path(0, 2), url.step(2), url.step(3), url.decodedFrom(4)))
                : Optional.empty();
    }

    @Override
    public String browse(BrowsedFile file) {
        return String.join("/", file.site(), file.repository(), file.view(), file.ref(), encoded(file.path()));
    }

    @Override
    public String raw(BrowsedFile file) {
        return file.site().equals(PUBLIC)
                ? String.join(
                        "/", "https://raw.githubusercontent.com", file.repository(), file.ref(), encoded(file.path()))
                : String.join("/", file.site(), file.repository(), "raw", file.ref(), encoded(file.path()));
    }

    @Override
    public String api(BrowsedFile file) {
        return "%s/repos/%s/contents/%s?ref=%s"
                .formatted(
                        base(file.site()), file.repository(), encoded(file.path()), parameterOf(decoded(file.ref())));
    }

    private static String base(String site) {
        if (site.equals(PUBLIC)) {
            return "https://api.github.com";
        }
        return site.endsWith(".ghe.com") ? site.replace("://", "://api.") : site + "/api/v3";
    }

    @Override
    public BrowsedFile file(PlainUrl repository, String branch, String path) {
        return new BrowsedFile(HostKind.GITHUB, repository.site(), Clones.path(repository), "blob", branch, path);
    }
}
