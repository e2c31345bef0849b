package dev.portolan.catalog.hosts;

import static dev.portolan.catalog.hosts.PlainUrl.encoded;

import java.util.Optional;

/// Any other web server. Files of repositories there have no address that a browser could show; what is made up for
/// them only tells them apart.
final class PlainAddresses implements Addresses {
    @Override
    public Optional<BrowsedFile> read(PlainUrl url) {
        return Optional.empty();
    }

    @Override
    public String browse(BrowsedFile file) {
        return String.join("/", file.site(), file.repository(), encoded(file.path()));
    }

    @Override
    public String raw(BrowsedFile file) {
        return browse(file);
    }

    @Override
    public String api(BrowsedFile file) {
        return browse(file);
    }

    @Override
    public BrowsedFile file(PlainUrl repository, String branch, String path) {
        return new BrowsedFile(
                HostKind.HTTP,
                repository.site(),
                repository.path(0, repository.steps().size()),
                "",
                branch,
                path);
    }
}
