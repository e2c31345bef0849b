package dev.portolan.catalog.hosts;

import java.util.Optional;

/// The addresses of one kind of host.
interface Addresses {
    /// Reads an address from the browser's bar; empty when it is none of a file here.
    Optional<BrowsedFile> read(PlainUrl url);

    /// What the browser's bar shows for a file.
    String browse(BrowsedFile file);

    /// Where the file itself is had without a token.
    String raw(BrowsedFile file);

    /// Where the file itself is had with a token.
    String api(BrowsedFile file);

    /// The file of a repository that is read by Git.
    ///
    /// @param repository address as it is cloned, without `.git` at its end
    /// @param branch as it stands in a path
    BrowsedFile file(PlainUrl repository, String branch, String path);
}
